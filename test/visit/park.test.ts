import { beforeEach, describe, expect, it } from 'vitest';
import { hasClick, parkReferral } from '../../src/visit/park.ts';
import { clickOf, park, parked, seen } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open } from '../support/page.ts';
import { CLICK, KEY, NOT_UUIDS, UUID } from '../support/values.ts';

newTabPerTest();

const visit = (ref: string, isFresh?: boolean, raw = {}) =>
  parkReferral(optionsOf(raw), `https://shop.test/?ref=${ref}`, isFresh);
const register = () => {
  park();
  sessionStorage.setItem('__selgeo_cid', CLICK);
};
const refs = () => parked().map(({ ref }) => ref);

describe('a tab', () => {
  it('has no click before one is parked', () => {
    expect(hasClick()).toBe(false);
  });

  it('has one while it is parked, and when its ID is in force', () => {
    park(clickOf('abc'), clickOf('def'));
    expect(hasClick()).toBe(true);
    register();
    expect(hasClick()).toBe(true);
  });

  it.each(NOT_UUIDS)('has none when the stored click ID is %j', (value) => {
    sessionStorage.setItem('__selgeo_cid', value);
    expect(hasClick()).toBe(false);
  });
});

describe.each([
  ['followed', true],
  ['found', undefined],
])('a referral that was %s', (_, isFresh) => {
  it('is parked with all that the API needs', () => {
    open('/', 'https://blog.test/post');
    expect(parkReferral(optionsOf(), 'https://shop.test/a?ref=%20abc&x=1#y', isFresh)).toBe(true);
    expect(parked()).toEqual([
      {
        merchant_key: KEY,
        ref: 'abc',
        request_id: expect.stringMatching(UUID),
        landing_url: 'https://shop.test/a',
        referrer: 'https://blog.test',
      },
    ]);
    expect(seen()).toEqual(['abc']);
  });

  it('is parked once, whether it is under way or registered', () => {
    visit('abc', isFresh);
    expect(visit('abc', isFresh)).toBe(false);
    register();
    expect(visit('abc', isFresh)).toBe(false);
    expect(parked()).toEqual([]);
    expect(seen()).toEqual(['abc']);
  });

  it('is parked behind another one, with a request ID of its own', () => {
    visit('abc', isFresh);
    expect(visit('def', isFresh)).toBe(true);
    expect(refs()).toEqual(['abc', 'def']);
    expect(seen()).toEqual(['def', 'abc']);
    expect(new Set(parked().map((click) => click.request_id)).size).toBe(2);
  });

  it('does not count where the first click earns the sale, even while that is under way', () => {
    visit('abc', isFresh, { attribution: 'first' });
    expect(visit('def', isFresh, { attribution: 'first' })).toBe(false);
    register();
    expect(visit('def', isFresh, { attribution: 'first' })).toBe(false);
    expect(seen()).toEqual(['abc']);
  });

  it('counts even there when the one before it came to nothing', () => {
    visit('nobody', isFresh, { attribution: 'first' });
    park();
    expect(visit('def', isFresh, { attribution: 'first' })).toBe(true);
  });

  it.each(['https://shop.test/', 'https://shop.test/?ref=', 'https://shop.test/#ref=abc'])(
    'is not in %s',
    (url) => {
      expect(parkReferral(optionsOf(), url, isFresh)).toBe(false);
      expect(sessionStorage).toHaveLength(0);
    },
  );

  it('is left alone without a key', () => {
    expect(visit('abc', isFresh, { merchant: 'sk_live_abc' })).toBe(false);
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('a referral of before', () => {
  beforeEach(() => {
    visit('abc', true);
    register();
    visit('def', true);
    register();
  });

  it('is a new click when the visitor follows its link again after another one', () => {
    expect(visit('abc', true)).toBe(true);
    expect(refs()).toEqual(['abc']);
    expect(seen()).toEqual(['abc', 'def', 'abc']);
  });

  it('is none when the visitor goes back to its landing page', () => {
    expect(visit('abc', false)).toBe(false);
    expect(visit('abc')).toBe(false);
    expect(parked()).toEqual([]);
    expect(seen()).toEqual(['def', 'abc']);
  });

  it('that the API has refused is tried again when it is followed, and only then', () => {
    sessionStorage.removeItem('__selgeo_cid');
    expect(visit('def')).toBe(false);
    expect(visit('def', true)).toBe(true);
  });
});

it.each(['{', 'null', '7', '"abc"', '{}'])('a list of referrals that holds %s does no harm', (text) => {
  sessionStorage.setItem('__selgeo_seen', text);
  expect(visit('def')).toBe(true);
  expect(refs()).toEqual(['def']);
});
