import { expect, it, vi } from 'vitest';
import { hidingPolicy, policyIn } from '../../src/debug/referrer-policy.ts';
import { show } from '../support/page.ts';

it.each([
  [null, undefined],
  ['', undefined],
  ['no-referrer', 'no-referrer'],
  [' No-Referrer ', 'no-referrer'],
  ['no-referrer, same-origin', 'same-origin'],
  ['no-referrer, of-the-future', 'no-referrer'],
  ['same-origin,no-referrer', 'no-referrer'],
])('of the header %j the policy is %s', (header, policy) => {
  expect(policyIn(header)).toBe(policy);
});

const META = '<meta name="referrer" content="no-referrer">';
const HEADER = 'Referrer-Policy: no-referrer';

it.each([
  ['the page', 'unsafe-url', META, META],
  ['the page in the words of old', '', '<meta name="referrer" content="never">', META],
  ['a header', 'no-referrer', '', HEADER],
  ['a header that the page overrules', 'no-referrer', '<meta name="referrer" content="origin">', undefined],
  ['nothing', 'same-origin', '', undefined],
])('finds what hides the referrer in %s', async (_, header, html, expected) => {
  const fetch = vi.fn(
    async (_address: string) => new Response(null, { headers: { 'Referrer-Policy': header } }),
  );
  vi.stubGlobal('fetch', fetch);
  show(html);
  expect(await hidingPolicy()).toBe(expected);
  for (const [address] of fetch.mock.calls) expect(address).toBe(location.pathname);
});
