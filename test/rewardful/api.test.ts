import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Offer } from '../../src/agreed/offer-of.ts';
import { publishRewardful, type RewardfulProperties } from '../../src/rewardful/api.ts';
import type { Readiness, Selgeo } from '../../src/visit/api.ts';
import { NO_VISITOR } from '../../src/visit/no-visitor.ts';
import { documentHas, newTabPerTest, redefine } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { CLICK } from '../support/values.ts';

type Command = ((...args: unknown[]) => void) & { q?: unknown };
const page = window as unknown as Record<string, Command>;

newTabPerTest();
beforeEach(() => {
  for (const name of ['Rewardful', 'rewardful', '_rwq', 'affiliates']) Reflect.deleteProperty(window, name);
});

/** Rewardful's inline snippet, as its documentation has it. */
function putInlineSnippet(name = 'rewardful'): void {
  window._rwq = name;
  page[name] ??= (...args) => {
    const command = page[name] as Command;
    command.q = command.q ?? [];
    (command.q as unknown[]).push(args);
  };
}

const call = (...args: unknown[]) => page.rewardful?.(...args);

/** A snippet whose click is answered when the test says so. */
function selgeoOf(clickId: string | null = null, offer: Offer | null = null) {
  let settle = (_: Readiness) => {};
  const selgeo: Selgeo = {
    ...NO_VISITOR,
    version: '1.2.3',
    getClickId: () => clickId,
    ready: vi.fn(
      (options) =>
        new Promise<Readiness>((resolve) => {
          settle = resolve;
          if (options?.timeout) setTimeout(resolve, options.timeout, { clickId: null, status: 'pending' });
        }),
    ),
    fillForm: () => {},
    decorateUrl: (url) => url,
    getOffer: () => offer,
    refer: () => {},
    setConsent: () => {},
    forget: () => {},
  };
  return {
    selgeo,
    answer: async (status: Readiness['status'], id: string | null = null) => {
      clickId = id;
      await pass(0);
      settle({ status, clickId: id } as Readiness);
      await pass(0);
    },
  };
}

describe('Rewardful', () => {
  it('has the click ID as the referral as soon as there is one, and an empty text before', async () => {
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    expect(window.Rewardful?.referral).toBe('');
    await answer('registered', CLICK);
    expect(window.Rewardful?.referral).toBe(CLICK);
  });

  it.each(['affiliate', 'campaign', 'coupon'] as const)(
    'says that there is no %s, and does not fail code that reads on',
    (name) => {
      publishRewardful(selgeoOf(CLICK).selgeo);
      const { [name]: nothing } = window.Rewardful as RewardfulProperties;
      expect(nothing).toBe('');
      expect((nothing as { id?: string }).id).toBeUndefined();
    },
  );

  const discount = {
    code: 'ANN20',
    percent_off: 20,
    amount_off: null,
    currency: null,
    duration: 'repeating',
    duration_in_months: 3,
  };

  it('has the partner and the discount that the API has told of, always the present ones', () => {
    const { selgeo } = selgeoOf(CLICK);
    publishRewardful(selgeo);
    const offers: (Offer | null)[] = [
      { partner: { name: 'Ann' }, discount },
      { partner: { name: null }, discount: null },
      null,
    ];
    const seen = offers.map((offer) => {
      selgeo.getOffer = () => offer;
      return [window.Rewardful?.affiliate, window.Rewardful?.coupon];
    });
    const { code, ...terms } = discount;
    expect(seen).toEqual([
      [{ name: 'Ann' }, { id: code, name: code, ...terms }],
      ['', ''],
      ['', ''],
    ]);
  });

  it('has empty texts for them where the page has put something of its own in the place of the snippet', () => {
    publishRewardful({ version: 'mine' } as Selgeo);
    expect([window.Rewardful?.affiliate, window.Rewardful?.coupon]).toEqual(['', '']);
  });

  it('has an empty referral where the page has put something of its own in the place of the snippet', () => {
    publishRewardful({ version: 'mine' } as Selgeo);
    expect(window.Rewardful?.referral).toBe('');
  });
});

describe("rewardful('ready', callback)", () => {
  it.each([
    ['registered', CLICK],
    ['none', null],
    ['rejected', null],
    ['unreachable', null],
  ] as const)('calls back once when the click is settled: %s', async (status, clickId) => {
    putInlineSnippet();
    const referrals: unknown[] = [];
    call('ready', (...args: unknown[]) => referrals.push(['before', window.Rewardful?.referral, ...args]));
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    call('ready', (...args: unknown[]) => referrals.push(['after', window.Rewardful?.referral, ...args]));
    await pass(0);
    expect(referrals).toEqual([]);
    await answer(status, clickId);
    const both = [
      ['before', clickId ?? ''],
      ['after', clickId ?? ''],
    ];
    expect(referrals).toEqual(both);
    await pass(60_000);
    expect(referrals).toEqual(both);
  });

  it('calls back before it returns once that is so', async () => {
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    await answer('registered', CLICK);
    const callback = vi.fn();
    call('ready', callback);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('calls back after three seconds where the API does not answer, and never again', async () => {
    const callback = vi.fn();
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    call('ready', callback);
    await pass(2999);
    expect(callback).not.toHaveBeenCalled();
    await pass(1);
    expect(callback).toHaveBeenCalledOnce();
    await answer('registered', CLICK);
    expect(callback).toHaveBeenCalledOnce();
    expect(window.Rewardful?.referral).toBe(CLICK);
  });

  it('does not let time pass for a visitor who has not seen the page yet', async () => {
    documentHas('prerendering', true);
    const callback = vi.fn();
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    call('ready', callback);
    await pass(60_000);
    expect(callback).not.toHaveBeenCalled();
    document.dispatchEvent(new Event('prerenderingchange'));
    await answer('registered', CLICK);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('calls back where the page has put something of its own in the place of the snippet', async () => {
    const callback = vi.fn();
    publishRewardful({ version: 'mine' } as Selgeo);
    call('ready', callback);
    await pass(0);
    expect(callback).toHaveBeenCalledOnce();
  });
});

describe('the global function', () => {
  it('has the name that the inline snippet gives it', async () => {
    putInlineSnippet('affiliates');
    const callback = vi.fn();
    page.affiliates?.('ready', callback);
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    await answer('none');
    expect(callback).toHaveBeenCalledOnce();
    expect(page.rewardful).toBeUndefined();
  });

  it("works through the inline snippet's function that page code has kept", async () => {
    putInlineSnippet();
    const kept = page.rewardful;
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    await answer('none');
    const callback = vi.fn();
    kept?.('ready', callback);
    expect(callback).toHaveBeenCalledOnce();
  });

  it.each([
    [[]],
    [[undefined]],
    [['ready']],
    [['ready', 'callback']],
    [['ready', null]],
    [['convert', { email: 'a@b.test' }]],
    [['source', 'james']],
    [['no such command', () => {}]],
  ])('ignores %j, also when it is queued, and returns nothing', async (args) => {
    putInlineSnippet();
    call(...args);
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    expect(call(...args)).toBeUndefined();
    await answer('none');
    expect(call(...args)).toBeUndefined();
  });
});

describe('a hostile page', () => {
  it('keeps its frozen Rewardful, and gets its callbacks', async () => {
    const own = { referral: 'mine' };
    redefine('Rewardful', { value: own, writable: false });
    const callback = vi.fn();
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    call('ready', callback);
    await answer('none');
    expect(window.Rewardful).toBe(own);
    expect(callback).toHaveBeenCalledOnce();
  });

  it.each([{}, 'mine', 42, document.createElement('form')])(
    'keeps a rewardful that is not a function: %j',
    (own) => {
      redefine('rewardful', { value: own, writable: true });
      publishRewardful(selgeoOf().selgeo);
      expect(page.rewardful).toBe(own);
    },
  );

  it.each([
    ['no list', 'ready'],
    ['junk', [null, undefined, 42, {}, []]],
  ])('may have %s for a queue', async (_, q) => {
    redefine('rewardful', { value: Object.assign(() => {}, { q }), writable: true });
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    await answer('none');
    const callback = vi.fn();
    call('ready', callback);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('gets what it has queued behind junk', async () => {
    const callback = vi.fn();
    redefine('rewardful', {
      value: Object.assign(() => {}, { q: [null, ['ready', callback]] }),
      writable: true,
    });
    const { selgeo, answer } = selgeoOf();
    publishRewardful(selgeo);
    await answer('none');
    expect(callback).toHaveBeenCalledOnce();
  });
});
