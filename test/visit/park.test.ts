import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hasClick, type ParkedClick, parkReferral, readParked } from '../../src/visit/park.ts';
import { clickOf, park, parked, refsSeen, seen } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open } from '../support/page.ts';
import { CLICK, KEY, LATER_CLICK, NOT_UUIDS, UUID } from '../support/values.ts';

newTabPerTest();

/** Follows a link to an address of the shop, from a page of this origin or from none (`''`). */
const follow = (path: string, from = '', raw = {}) =>
  parkReferral(optionsOf(raw), `https://shop.test${path}`, true, from);
/** Comes to it by the history, a reload or a router. */
const find = (path: string, raw = {}) => parkReferral(optionsOf(raw), `https://shop.test${path}`);
const visit = (ref: string, isFresh?: boolean, raw = {}) =>
  isFresh ? follow(`/?ref=${ref}`, '', raw) : find(`/?ref=${ref}`, raw);

const register = (clickId = CLICK) => {
  park();
  sessionStorage.setItem('__selgeo_cid', clickId);
};
/** Follows it, and has it registered. */
const count = (path: string, from = '') => {
  follow(path, from);
  expect(parked()).toHaveLength(1);
  register();
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
  it('is parked with all that the API needs, and no more', () => {
    open('/', 'https://blog.test/post');
    parkReferral(optionsOf(), 'https://shop.test/a?ref=%20abc&x=1#y', isFresh);
    expect(parked()).toEqual([
      {
        merchant_key: KEY,
        ref: 'abc',
        request_id: expect.stringMatching(UUID),
        landing_url: 'https://shop.test/a',
        referrer: 'https://blog.test',
      },
    ]);
  });

  it('is remembered with its path and its time', () => {
    vi.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000);
    parkReferral(optionsOf(), 'https://shop.test/a?ref=abc&secret=1#y', isFresh, 'https://blog.test');
    expect(seen()).toEqual([{ ref: 'abc', path: '/a', from: 'https://blog.test', at: 1_700_000_000_000 }]);
  });

  it('is parked once, whether it is under way or registered', () => {
    visit('abc', isFresh);
    visit('abc', isFresh);
    expect(refs()).toEqual(['abc']);
    register();
    visit('abc', isFresh);
    expect(refs()).toEqual([]);
    expect(refsSeen()).toEqual(['abc']);
  });

  it('is parked behind another one, with a request ID of its own', () => {
    visit('abc', isFresh);
    visit('def', isFresh);
    expect(refs()).toEqual(['abc', 'def']);
    expect(refsSeen()).toEqual(['def', 'abc']);
    expect(new Set(parked().map((click) => click.request_id)).size).toBe(2);
  });

  it('does not count where the first click earns the sale, and has been accepted', () => {
    register();
    visit('def', isFresh, { attribution: 'first' });
    expect(refs()).toEqual([]);
    expect(seen()).toEqual([]);
  });

  it('waits even there while the API has accepted none', () => {
    visit('abc', isFresh, { attribution: 'first' });
    visit('def', isFresh, { attribution: 'first' });
    expect(refs()).toEqual(['abc', 'def']);
  });

  it.each(['/', '/?ref=', '/#ref=abc', '/?preferred=abc', '/?next=%2Fp%3Fref%3Dabc'])(
    'is not in %s',
    (path) => {
      parkReferral(optionsOf(), `https://shop.test${path}`, isFresh);
      expect(sessionStorage).toHaveLength(0);
    },
  );

  it('is left alone without a key', () => {
    visit('abc', isFresh, { merchant: 'sk_live_abc' });
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('following the links of two partners', () => {
  it('makes three clicks of A, B, A', () => {
    count('/a?ref=p1', 'https://blog.test');
    count('/?ref=p2', 'https://video.test');
    count('/a?ref=p1', 'https://blog.test');
    expect(refsSeen()).toEqual(['p1', 'p2']);
  });

  it('makes three clicks of A, B, A from mails, which have no referrer', () => {
    count('/a?ref=p1');
    count('/?ref=p2');
    count('/a?ref=p1');
  });

  it('makes three clicks of A, B, A to another page', () => {
    count('/a?ref=p1', 'https://blog.test');
    count('/?ref=p2', 'https://video.test');
    count('/b?ref=p1', 'https://other.test');
  });

  it('goes by the referrer of the first time, also after many', () => {
    count('/a?ref=p1', 'https://blog.test');
    for (const _ of [1, 2, 3]) {
      count('/?ref=p2', 'https://video.test');
      follow('/a?ref=p1', 'https://pay.test');
      expect(refs()).toEqual([]);
      count('/a?ref=p1', 'https://blog.test');
    }
    expect(seen().map(({ ref, from }) => [ref, from])).toEqual([
      ['p1', 'https://blog.test'],
      ['p2', 'https://video.test'],
    ]);
  });
});

describe('coming back', () => {
  beforeEach(() => {
    count('/pricing?ref=p1', 'https://blog.test');
    count('/?ref=p2', 'https://video.test');
  });

  it.each([
    ['a payment', '/pricing?ref=p1', 'https://pay.test'],
    ['a login', '/pricing?ref=p1&code=1#state', 'https://login.test'],
    ['a page that sends no referrer', '/pricing?ref=p1', ''],
    ['the site itself', '/pricing?ref=p1', 'https://shop.test'],
  ])('from %s is no click', (_, path, from) => {
    const before = seen();
    follow(path, from);
    expect(refs()).toEqual([]);
    expect(seen()).toEqual(before);
  });

  it('by the history, a reload or a router is not a click', () => {
    find('/pricing?ref=p1');
    parkReferral(optionsOf(), 'https://shop.test/pricing?ref=p1', false, 'https://blog.test');
    expect(refs()).toEqual([]);
  });

  it('is none while the later click is under way either', () => {
    sessionStorage.removeItem('__selgeo_cid');
    park(clickOf('p2'));
    follow('/pricing?ref=p1', 'https://pay.test');
    expect(refs()).toEqual(['p2']);
  });

  it('is a click where no other one is in force any more', () => {
    sessionStorage.removeItem('__selgeo_cid');
    follow('/pricing?ref=p1', 'https://pay.test');
    expect(refs()).toEqual(['p1']);
  });

  it('does not lose a landing that a router has brought first', () => {
    find('/late?ref=p3');
    register();
    count('/?ref=p4');
    follow('/late?ref=p3', 'https://pay.test');
    expect(refs()).toEqual([]);
  });
});

describe('a refused click', () => {
  const refuse = (ref: string) => {
    park();
    const landings = seen().map((landing) =>
      landing.ref === ref ? { ...landing, isRefused: true } : landing,
    );
    sessionStorage.setItem('__selgeo_seen', JSON.stringify(landings));
  };

  it('can be followed again, from wherever', () => {
    count('/?ref=p1');
    follow('/?ref=p2', 'https://blog.test');
    refuse('p2');
    follow('/?ref=p2', 'https://other.test');
    expect(refs()).toEqual(['p2']);
    expect(seen().map(({ ref, isRefused }) => [ref, isRefused])).toEqual([
      ['p2', undefined],
      ['p1', undefined],
    ]);
  });

  it('is not sent again by a router, a reload or the history', () => {
    follow('/?ref=p2');
    refuse('p2');
    find('/?ref=p2');
    find('/other?ref=p2');
    parkReferral(optionsOf(), 'https://shop.test/?ref=p2', false, '');
    expect(refs()).toEqual([]);
  });

  it('leaves the landing of the click before it in force: following that link again is not a new click', () => {
    count('/?ref=p1');
    follow('/?ref=p2');
    refuse('p2');
    follow('/?ref=p1');
    find('/?ref=p1');
    expect(refs()).toEqual([]);
  });
});

describe('what the first release has stored', () => {
  beforeEach(() => {
    sessionStorage.setItem('__selgeo_seen', '["p2","p1"]');
    register();
  });

  it('is not counted again', () => {
    follow('/?ref=p2');
    find('/?ref=p2');
    find('/?ref=p1');
    expect(refs()).toEqual([]);
    expect(sessionStorage.getItem('__selgeo_seen')).toBe('["p2","p1"]');
  });

  it('is kept beside what comes later', () => {
    follow('/?ref=p3');
    expect(refsSeen()).toEqual(['p3', 'p2', 'p1']);
    find('/?ref=p1');
    expect(refs()).toEqual(['p3']);
  });
});

describe('storage that somebody has poisoned', () => {
  it.each([
    '{',
    'null',
    '7',
    '"abc"',
    '{}',
    '[null]',
    '[0,true,[],{}]',
    '[{"ref":7},{"ref":null},{"ref":""},""]',
    `["${'x'.repeat(256)}"]`,
  ])('does no harm as the list of landings: %s', (text) => {
    sessionStorage.setItem('__selgeo_seen', text);
    visit('def');
    expect(refs()).toEqual(['def']);
    expect(refsSeen()).toEqual(['def']);
  });

  it.each([
    '{',
    'null',
    '7',
    '{}',
    '[0]',
    '[null,true,"abc",[],{}]',
    '[{"ref":"abc"}]',
    '[{"ref":"abc","request_id":"undefined"}]',
    `[{"ref":7,"request_id":"${CLICK}"}]`,
    `[{"ref":"","request_id":"${CLICK}"}]`,
    `[{"ref":"${'x'.repeat(256)}","request_id":"${CLICK}"}]`,
    `[{"ref":"abc","request_id":"${CLICK}","landing_url":"${'x'.repeat(100_000)}"}]`,
  ])('is no click that waits, and holds up none: %s', (text) => {
    sessionStorage.setItem('__selgeo_parked', text);
    expect(hasClick()).toBe(false);
    visit('def');
    expect(refs()).toEqual(['def']);
  });

  it('holds no more than the newest 20 clicks and 50 landings', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => clickOf(`p${index}`));
    park(...many);
    sessionStorage.setItem('__selgeo_seen', JSON.stringify(many.map(({ ref }) => ref).reverse()));
    expect(readParked().map(({ ref }) => ref)).toEqual(many.slice(-20).map(({ ref }) => ref));
    visit('def');
    expect(readParked()).toHaveLength(20);
    expect(readParked().at(-1)).toMatchObject({ ref: 'def' });
    expect(refsSeen()).toHaveLength(50);
    expect(refsSeen().slice(0, 2)).toEqual(['def', 'p9999']);
  });

  it('keeps what a parked click has besides', () => {
    const late: ParkedClick = { ...clickOf('abc', LATER_CLICK), isLate: true };
    park(late);
    visit('def');
    expect(readParked()[0]).toEqual(JSON.parse(JSON.stringify(late)));
  });
});
