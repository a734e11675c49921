import { expect, it } from 'vitest';
import type { Facts } from '../../src/doctor/facts.ts';
import { isSettled } from '../../src/doctor/settled.ts';
import { API, attemptWith, factsWith, failedWith, tagWith, viewWith } from './support/facts.ts';

const bare = viewWith({ published: 'nothing' });
const unreferred = viewWith({ landing: 'https://shop.test/' });
const forbidden = viewWith({ violations: [{ directive: 'connect-src', address: `${API}/v1/clicks` }] });
const otherwiseForbidden = viewWith({
  violations: [{ directive: 'connect-src', address: 'https://other.test/v1/clicks' }],
});
const busy = failedWith({ status: 503 });

/** How many quiet milliseconds the doctor wants to see: none, one second, three, or `never` enough. */
const CASES: readonly [name: string, facts: Partial<Facts>, patience: 0 | 1000 | 3000 | 'never'][] = [
  ['a page that cannot be opened', { opening: { error: 'x', hasTag: false }, view: undefined }, 0],
  ['a page that is an error', { opening: { status: 404, hasTag: false } }, 0],
  ['a page that has not been seen', { view: undefined }, 'never'],
  ['a page without a tag, which may come', { view: { ...bare, tags: [] } }, 3000],
  [
    'a tag whose script has not come',
    { view: { ...bare, tags: [tagWith({}, { outcome: undefined })] } },
    3000,
  ],
  ['a tag whose script has failed', { view: { ...bare, tags: [tagWith({}, { outcome: 'error' })] } }, 1000],
  [
    'a tag without a valid key',
    { view: viewWith({ tags: [tagWith({ merchant: 'x' })] }), attempts: [] },
    1000,
  ],
  ['a visit without a referral', { view: unreferred, attempts: [] }, 1000],
  ['a click that the policy forbids', { view: forbidden, attempts: [] }, 1000],
  ['a click that has not been sent', { attempts: [] }, 3000],
  ['a click that is registered', { attempts: [attemptWith()] }, 1000],
  ['a click that is refused', { attempts: [failedWith({ status: 404, saysError: true })] }, 1000],
  ['a refusal that does not come from the API', { attempts: [failedWith({ status: 404 })] }, 'never'],
  [
    'a click that an extension blocks',
    { attempts: [failedWith({ error: 'net::ERR_BLOCKED_BY_CLIENT' })] },
    1000,
  ],
  ['a click that failed once', { attempts: [busy] }, 'never'],
  [
    'a click that failed once, where the policy forbids another host',
    { view: otherwiseForbidden, attempts: [busy] },
    'never',
  ],
  ['a click that failed twice', { attempts: [busy, failedWith({ error: 'net::ERR_FAILED' })] }, 'never'],
  ['a click that failed three times', { attempts: [busy, busy, busy] }, 1000],
];

it.each(CASES)('waits long enough for %s, and no longer', (_, facts, patience) => {
  const after = (quiet: number) => isSettled(factsWith({ ...facts, quiet }));
  const least = patience === 'never' ? 600_000 : patience;
  expect(after(0)).toBe(patience === 0);
  if (patience !== 0) expect(after(least)).toBe(false);
  expect(after(least + 1)).toBe(patience !== 'never');
});
