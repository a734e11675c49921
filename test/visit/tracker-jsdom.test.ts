import { expect, it, vi } from 'vitest';
import { startTracker } from '../../src/visit/tracker.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open, redefine, show } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { CLICK } from '../support/values.ts';

// A merchant's own tests of a page, in Jest with jsdom 26 (https://github.com/jsdom/jsdom).

newTabPerTest();

const json = async () => ({ click_id: CLICK });

it.each([
  ['an answer of its own', { ok: true, status: 201, json }],
  ['nothing but what its page reads', { json }],
  [
    'the Response of node-fetch, whose body is no stream of the web',
    { status: 201, body: { pipe() {} }, json },
  ],
])('registers with a merchant’s mock of fetch that gives %s, in jsdom', async (_, answer) => {
  open('/?ref=abc');
  const link = show<HTMLAnchorElement>('<a href="https://buy.stripe.com/a">Buy</a>');
  for (const name of ['BroadcastChannel', 'requestIdleCallback', 'navigation', 'Response', 'TextDecoder'])
    redefine(name, { value: undefined });
  redefine('performance', { value: { now: () => 0 } });
  redefine('AbortSignal', { value: class {} });
  redefine('URL', { value: Object.assign(class extends URL {}, { createObjectURL: undefined }) });
  const fetch = vi.fn(async () => answer);
  redefine('fetch', { value: fetch });

  const selgeo = startTracker(optionsOf());
  expect(await selgeo.ready()).toEqual({ clickId: CLICK, status: 'registered' });
  await pass(1000);
  expect(fetch).toHaveBeenCalledOnce();
  expect(link.href).toContain(CLICK);
});
