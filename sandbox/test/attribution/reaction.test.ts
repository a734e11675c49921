import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { readOptions } from '../../../src/agreed/options.ts';
import type { CodeName } from '../../../src/diagnosis/codes.ts';
import { writeList } from '../../../src/store/tab.ts';
import { createDelivery } from '../../../src/visit/delivery.ts';
import { trace } from '../../../src/visit/trace.ts';
import { hurry } from '../../../test/support/hurry.ts';
import { reactionTo } from '../../attribution/faults/reaction.ts';
import { type FaultInput, faultSchema } from '../../attribution/faults/schema.ts';
import { freePort, serve } from '../../support/serve.ts';
import { start } from './support.ts';

vi.mock(import('../../../src/visit/trace.ts'), () => ({ trace: vi.fn() }));

beforeEach(() => {
  vi.mocked(trace).mockClear();
  // The shortest pauses but for those of Retry-After.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  hurry();
  // What the snippet asks of a page, and Node has not.
  vi.stubGlobal('window', {});
  vi.stubGlobal('location', { origin: 'http://shop.test' });
  vi.stubGlobal('XMLHttpRequest', FetchingRequest);
});

/** The other transport of the snippet, as far as the snippet uses it. */
class FetchingRequest {
  status = 0;
  responseText = '';
  onloadend = () => {};
  readonly #controller = new AbortController();
  #address = '';

  open(_method: string, address: string) {
    this.#address = address;
  }

  setRequestHeader() {}

  abort() {
    this.#controller.abort();
  }

  async send(body: string) {
    const { signal } = this.#controller;
    try {
      const response = await fetch(this.#address, { method: 'POST', body, signal });
      this.responseText = await response.text();
      this.status = response.status;
    } catch {
      // As for a network error.
    }
    this.onloadend();
  }
}

const FAULTS: readonly FaultInput[] = [
  { kind: 'down' },
  { kind: 'down', count: 1 },
  { kind: 'down', count: 3 },
  { kind: 'down', count: 4 },
  { kind: 'drop', count: 1 },
  { kind: 'drop' },
  { kind: 'slow', ms: 50 },
  { kind: 'slow', ms: 10_001, count: 1 },
  { kind: 'hang', count: 2 },
  { kind: 'invalid', count: 1 },
  { kind: 'invalid', variant: 'empty' },
  { kind: 'invalid', variant: 'not-a-uuid', count: 1 },
  { kind: 'endless', count: 1 },
  { kind: 'preflight' },
  { kind: 'redirect', count: 1 },
  { kind: 'status', status: 500, count: 3 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retry_after: 1, count: 1 },
  { kind: 'status', status: 408, retry_after: 'Wed, 21 Oct 2026 07:28:00 GMT' },
  { kind: 'status', status: 429, retry_after: 'Fri, 21 Oct 2095 07:28:00 GMT' },
  { kind: 'status', status: 429, retry_after: 2_592_000 },
  { kind: 'status', status: 429, retry_after: 'Infinity', count: 1 },
  { kind: 'status', status: 503, retry_after: -1_000_000, count: 1 },
  { kind: 'status', status: 425, count: 2 },
  { kind: 'status', status: 403, body: 'html' },
  { kind: 'status', status: 404, body: 'empty', count: 2 },
  { kind: 'status', status: 400 },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 404, count: 2 },
];

/** What the debug mode adds to the delivery's own decisions: why there was no answer, and that there is none yet. */
const ADDED = new Set<CodeName>(['api-out-of-reach', 'timed-out', 'under-way']);

it.each(FAULTS)('the snippet does about %o what the panel says', async (input) => {
  const { origin, attribution } = await listening();
  attribution.faults.add(input);
  const { attempts, codes } = reactionTo(faultSchema.parse(input));
  await deliverTo(origin);

  const traced = vi.mocked(trace).mock.calls.map(([name]) => name);
  expect(traced.filter((name) => name === 'sent')).toHaveLength(attempts);
  const ofDelivery = codes.filter((name) => !ADDED.has(name));
  expect(new Set(traced.filter((name) => name !== 'sent'))).toEqual(new Set(ofDelivery));
  expect(attribution.requests()).toHaveLength(attempts);
});

it('says how long the snippet waits between attempts, and how long for the API', () => {
  const text = (fault: FaultInput) => reactionTo(faultSchema.parse(fault)).text;
  expect(text({ kind: 'down' })).toContain('after up to 1, 4 and 16 seconds.');
  expect(text({ kind: 'down', count: 1 })).toContain('after up to 1 second. Attempt 2');
  expect(text({ kind: 'down', count: 1, share: 0.5 })).toContain('After 4 attempts');
  expect(text({ kind: 'status', status: 429, retry_after: 5, count: 1 })).toContain(
    'each time after the 5 s of Retry-After and up to 1 second. Attempt 2',
  );
  const absurd = text({ kind: 'status', status: 429, retry_after: 2_592_000 });
  expect(absurd).toContain('No timer can wait that long');
  expect(absurd).toContain('the next page tries again');
  for (const retry_after of [-1_000_000, 'Infinity'])
    expect(text({ kind: 'status', status: 429, retry_after } as FaultInput)).toContain(
      'the snippet uses its own pauses',
    );
  expect(text({ kind: 'slow', ms: 9_999 })).not.toContain('gives');
  expect(text({ kind: 'slow', ms: 10_000 })).toContain('up after 10 seconds');
});

async function listening() {
  const attribution = start();
  const port = await freePort(0);
  const { close } = await serve(attribution.app, port);
  onTestFinished(close);
  return { attribution, origin: `http://127.0.0.1:${port}` };
}

/** Lets the snippet's own delivery send a click, until it has nothing left to do. */
async function deliverTo(apiUrl: string): Promise<void> {
  const options = readOptions({ merchant: 'pk_test_sandbox', apiUrl });
  const click = {
    merchant_key: options.merchantKey,
    ref: 'demo',
    request_id: randomUUID(),
    landing_url: 'http://shop.test/',
    referrer: undefined,
    visitor_token: undefined,
  };
  writeList('__selgeo_parked', [click]);
  const { send, outcome } = createDelivery(options, () => {});
  send();
  await outcome();
}
