import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../attribution/rate-limit.ts';
import {
  checkoutEvent,
  click,
  clickBody,
  deliver,
  jsonOf,
  list,
  page,
  postClick,
  postConversion,
  start,
} from '../attribution/support.ts';

/** A body that never ends, and how much of it was read. */
function endless() {
  const read = { bytes: 0 };
  const body = new ReadableStream({
    pull(controller) {
      read.bytes += 16_384;
      controller.enqueue(new Uint8Array(16_384).fill(120));
    },
  });
  return { body, read };
}

describe('a body that is too large', () => {
  const large = 'x'.repeat(64 * 1024);

  it('is refused before anything of it is kept, and a page can read why', async () => {
    const attribution = start();
    const answer = await postClick(attribution, clickBody({ ref: large }));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await jsonOf(answer)).error).toMatchObject({ code: 'body_too_large' });
    expect((await postConversion(attribution, { event_type: large })).status).toBe(400);
    expect(await list(attribution, 'refused-clicks')).toEqual([]);
    expect(attribution.requests()).toMatchObject([
      { status: 400, body: '' },
      { status: 400, body: '' },
    ]);
  });

  it.each([
    '/v1/clicks',
    '/api/v1/conversions',
    '/webhooks/stripe',
    '/partners',
    '/links',
    '/faults',
    '/sandbox/faults',
  ])('is not read to its end at %s', async (path) => {
    const attribution = start();
    const { body, read } = endless();
    const answer = await attribution.app.request(path, {
      method: 'POST',
      headers: {
        origin: 'http://localhost',
        'transfer-encoding': 'chunked',
        'content-type': 'application/json',
      },
      body,
      duplex: 'half',
    } as RequestInit);
    expect([400, 413]).toContain(answer.status);
    expect(read.bytes).toBeLessThan(1_200_000);
  });
});

describe('refusals of the click API', () => {
  it.each([
    ['a wrong body', { method: 'POST', body: '{' }, 400],
    [
      'an unknown key',
      { method: 'POST', body: JSON.stringify(clickBody({ merchant_key: 'pk_test_x' })) },
      401,
    ],
    ['an unknown ref', { method: 'POST', body: JSON.stringify(clickBody({ ref: 'nobody' })) }, 404],
    ['a wrong method', { method: 'PUT' }, 405],
    ['a foreign host', { method: 'POST', body: '{}', headers: { host: 'evil.example' } }, 421],
  ])('can be read by any page: %s', async (_, request: RequestInit, status) => {
    const answer = await start().app.request('/v1/clicks', request);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await jsonOf(answer)).error).toMatchObject({ code: expect.any(String) });
  });

  it('can be read when the sandbox itself has failed', async () => {
    const attribution = start();
    attribution.close();
    const answer = await postClick(attribution);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('what is kept in memory and of strangers', () => {
  it('is of requests the last 500 bodies, of 64 KB each', async () => {
    const attribution = start();
    await deliver(attribution, checkoutEvent({ description: 'x'.repeat(200_000) }));
    expect(String(attribution.requests()[0]?.body)).toHaveLength(64 * 1024);
    for (let n = 0; n < 500; n += 1)
      await attribution.app.request('/v1/clicks', { method: 'POST', body: `"${n}"` });
    const bodies = attribution.requests().map(({ body }) => body);
    expect(bodies.slice(0, 2)).toEqual(['', '0']);
    expect(bodies.filter((body) => body !== '')).toHaveLength(500);
  });

  it('is of refused webhooks the last 100', async () => {
    const attribution = start();
    for (let n = 0; n < 103; n += 1)
      await attribution.app.request('/webhooks/stripe', { method: 'POST', body: `body ${n}.` });
    const shown = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => page(attribution, `/webhooks?show=refused&page=${n}`)),
    );
    expect(new Set(shown.join().match(/body \d+\./g)).size).toBe(100);
    expect(shown.join()).not.toContain('body 2.');
  });
});

describe('the rate limit', () => {
  it('keeps working when the clock jumps back an hour', () => {
    let now = 1_790_000_000_000;
    const wait = createRateLimit(2, () => now);
    expect([wait('pk'), wait('pk'), wait('pk')]).toEqual([0, 0, 60]);
    now -= 3_600_000;
    expect([wait('pk'), wait('pk'), wait('pk')]).toEqual([0, 0, 60]);
    now += 60_000;
    expect(wait('pk')).toBe(0);
  });

  it('holds for clicks', async () => {
    let now = 1_790_000_000_000;
    const attribution = start({ now: () => now });
    for (let n = 0; n < 1001; n += 1) await postClick(attribution, '{}');
    now -= 3_600_000;
    expect(await click(attribution)).toMatch(/-/);
  });
});
