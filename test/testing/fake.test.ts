import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getClickId, init, ready } from '../../src/index.ts';
import { type FakeSelgeo, fakeSelgeo } from '../../src/testing.ts';
import type { Readiness, Selgeo } from '../../src/visit/api.ts';
import { fakeApi, refuses } from '../support/api.ts';
import { newTabPerTest, open, show } from '../support/page.ts';
import { pass, settledValue } from '../support/settled.ts';
import { CLICK, KEY, LATER_CLICK, NOT_UUIDS, UUID } from '../support/values.ts';

const LINK = 'https://buy.stripe.com/test_abc';
const OFFER = {
  partner: { name: 'Ada' },
  discount: {
    code: 'TEN',
    percent_off: 10,
    amount_off: null,
    currency: null,
    duration: null,
    duration_in_months: null,
  },
};

let fake: FakeSelgeo | undefined;
let changes: (string | null)[];
const onChange = ({ detail }: CustomEvent<string | null>) => changes.push(detail);
beforeEach(() => {
  changes = [];
  addEventListener('selgeo:change', onChange);
});
afterEach(() => {
  removeEventListener('selgeo:change', onChange);
  fake?.restore();
});

it('stands in for the snippet: window, package and storage agree on the visitor', async () => {
  fake = fakeSelgeo({ clickId: CLICK, offer: OFFER });
  expect(window.__selgeo).toBe(fake.selgeo);
  expect(init({ merchant: 'pk_test_shop' })).toBe(fake.selgeo);
  expect([window.__selgeo?.getClickId(), getClickId(), sessionStorage.__selgeo_cid]).toEqual([
    CLICK,
    CLICK,
    CLICK,
  ]);
  expect(await ready()).toEqual({ status: 'registered', clickId: CLICK });
  expect(fake.selgeo.getOffer()).toEqual(OFFER);
});

it('is a visitor with a referral, or one without', async () => {
  fake = fakeSelgeo();
  expect(fake.selgeo.getClickId()).toMatch(UUID);
  fake.restore();
  fake = fakeSelgeo({ clickId: null });
  expect(getClickId()).toBeNull();
  expect(await ready()).toEqual({ status: 'none', clickId: null });
});

it('carries the click ID by the rules of the snippet, and lists the calls', () => {
  fake = fakeSelgeo({ clickId: CLICK }, { paymentLinkHosts: 'pay.shop.test=order' });
  expect(fake.selgeo.decorateUrl(LINK)).toBe(`${LINK}?client_reference_id=${CLICK}`);
  expect(fake.selgeo.decorateUrl('https://pay.shop.test/a')).toBe(`https://pay.shop.test/a?order=${CLICK}`);
  expect(fake.selgeo.decorateUrl('https://other.test/')).toBe('https://other.test/');
  const form = document.createElement('form');
  fake.selgeo.fillForm(form);
  expect(new FormData(form).get('click_id')).toBe(CLICK);
  fake.selgeo.refer('abc');
  expect(fake.calls.decorateUrl).toHaveLength(3);
  expect(fake.calls).toMatchObject({ fillForm: [[form]], refer: [['abc']], forget: [] });
});

it('tells of a change, and only of one', async () => {
  fake = fakeSelgeo({ clickId: null });
  fake.change({ clickId: CLICK });
  fake.change({ clickId: CLICK });
  fake.change({ clickId: CLICK, offer: OFFER });
  fake.change({ status: 'rejected', clickId: CLICK });
  expect(changes).toEqual([CLICK, CLICK, null]);
  expect(await ready()).toEqual({ status: 'rejected', clickId: null });
  fake.change({ clickId: LATER_CLICK });
  fake.selgeo.forget();
  expect(changes.slice(3)).toEqual([LATER_CLICK, null]);
  expect(sessionStorage.__selgeo_cid).toBeUndefined();
});

it('waits for consent', async () => {
  fake = fakeSelgeo({ clickId: CLICK, status: 'consent' });
  expect(await ready()).toEqual({ status: 'consent', clickId: null });
  expect(sessionStorage).toHaveLength(0);
  fake.selgeo.setConsent('granted');
  expect(getClickId()).toBe(CLICK);
  fake.selgeo.setConsent('denied');
  expect(getClickId()).toBeNull();
  expect(changes).toEqual([CLICK, null]);
  expect(fake.calls.setConsent).toEqual([['granted'], ['denied']]);
});

it('goes without a trace, and puts back what was there', () => {
  const first = fakeSelgeo({ clickId: CLICK });
  const second = fakeSelgeo({ clickId: LATER_CLICK });
  second.restore();
  expect(window.__selgeo).toBe(first.selgeo);
  first.restore();
  expect('__selgeo' in window).toBe(false);
  expect(sessionStorage).toHaveLength(0);
});

it.each(NOT_UUIDS)('takes no click ID that the API would not give: "%s"', (clickId) => {
  expect(() => fakeSelgeo({ clickId })).toThrow('takes a UUID or null as clickId');
  expect(window.__selgeo).toBeUndefined();
});

it('refuses a visitor who is registered without a click ID', () => {
  expect(() => fakeSelgeo({ clickId: null, status: 'registered' })).toThrow("cannot be 'registered'");
});

it('names what it does not know', () => {
  const wrong: object[] = [{ status: 'oops' }, { clickID: CLICK }, { consent: 'required' }];
  expect(wrong.map((state) => messageOf(() => fakeSelgeo(state)))).toEqual([
    'fakeSelgeo() takes one of registered, none, pending, rejected, unreachable, consent as status, but got "oops".',
    'fakeSelgeo() knows no clickID. It takes clickId, offer and status.',
    'fakeSelgeo() knows no consent. It takes clickId, offer and status.',
  ]);
});

it('answers what has been asked before it came, and leaves no trace of that', async () => {
  const first = ready();
  const stub = window.__selgeo;
  stub?.setConsent('granted');
  const second = ready();
  fake = fakeSelgeo({ clickId: CLICK, status: 'consent' });
  expect(await Promise.all([first, second])).toEqual([
    { status: 'registered', clickId: CLICK },
    { status: 'registered', clickId: CLICK },
  ]);
  expect(stub?.getClickId()).toBe(CLICK);
  expect(fake.calls).toMatchObject({ ready: [[undefined], [undefined]], setConsent: [['granted']] });
  fake.restore();
  // It answers like the fake now: a snippet that starts later would take it for one that runs.
  expect('__selgeo' in window).toBe(false);
});

it('answers who waits for a decision when the visitor becomes another one', async () => {
  fake = fakeSelgeo({ status: 'consent' });
  const answer = ready({ timeout: 60_000 });
  fake.change({ clickId: LATER_CLICK });
  expect(await answer).toEqual({ status: 'registered', clickId: LATER_CLICK });
});

describe.each(['snippet', 'fake'])('as the snippet does it: the %s', (kind) => {
  newTabPerTest();
  beforeEach(() => open('/?ref=abc'));

  /** A referred visitor, of the snippet itself or of the fake. */
  async function visit(status: 'registered' | 'consent' | 'rejected' = 'registered'): Promise<Selgeo> {
    if (kind === 'fake') fake = fakeSelgeo({ clickId: CLICK, status });
    else {
      fakeApi(...(status === 'rejected' ? [refuses(422)] : []));
      init({ merchant: KEY, ...(status === 'consent' && { consent: 'required' }) });
    }
    await pass(1000);
    return window.__selgeo as Selgeo;
  }

  const statusOf = async (answer: Promise<Readiness>) => (await settledValue(answer))?.status;

  it('waits for the decision as long as the timeout says', async () => {
    const selgeo = await visit('consent');
    const [soon, late] = [selgeo.ready({ timeout: 500 }), selgeo.ready({ timeout: 5000 })];
    expect(await statusOf(soon)).toBeUndefined();
    expect(await statusOf(selgeo.ready())).toBe('consent');
    await pass(1000);
    expect(await statusOf(soon)).toBe('consent');
    expect(await statusOf(late)).toBeUndefined();
    selgeo.setConsent('granted');
    await pass(1000);
    expect(await settledValue(late)).toEqual({ status: 'registered', clickId: CLICK });
  });

  it('takes a refusal for a decision', async () => {
    const selgeo = await visit('consent');
    const answer = selgeo.ready({ timeout: 5000 });
    selgeo.setConsent('denied');
    expect(await statusOf(answer)).toBe('consent');
    expect(await statusOf(selgeo.ready({ timeout: 5000 }))).toBe('consent');
  });

  it('leaves the gate closed when it forgets, and opens it later', async () => {
    const selgeo = await visit('consent');
    const answer = selgeo.ready({ timeout: 60_000 });
    selgeo.forget();
    expect(await statusOf(answer)).toBeUndefined();
    expect(await statusOf(selgeo.ready())).toBe('consent');
    selgeo.setConsent('granted');
    await pass(1000);
    expect(await settledValue(answer)).toEqual({ status: 'registered', clickId: CLICK });
  });

  it('knows no partner once it has forgotten, whatever is granted', async () => {
    const selgeo = await visit();
    selgeo.forget();
    selgeo.setConsent('granted');
    await pass(1000);
    expect(await settledValue(selgeo.ready())).toEqual({ status: 'none', clickId: null });
  });

  it.each(['forget', 'refuse'])('takes the click ID out of the page: %s', async (way) => {
    show('<form></form><input data-selgeo name="click" /><a href="https://shop.test/">Home</a>');
    const selgeo = await visit();
    const form = document.querySelector('form') as HTMLFormElement;
    const input = document.querySelector('body > input') as HTMLInputElement;
    selgeo.fillForm(form);
    selgeo.fillForm(input as never);
    expect([new FormData(form).get('click_id'), input.value]).toEqual([CLICK, CLICK]);
    let shown: unknown;
    const listener = () => {
      shown = [form.childElementCount, input.value];
    };
    addEventListener('selgeo:change', listener, { once: true });
    if (way === 'forget') selgeo.forget();
    else selgeo.setConsent('denied');
    // Before it tells: page code may send the form at that.
    expect(shown).toEqual([0, '']);
  });

  it('puts back what the page has cleared out of the storage', async () => {
    const selgeo = await visit();
    sessionStorage.clear();
    expect(selgeo.decorateUrl(LINK)).toBe(`${LINK}?client_reference_id=${CLICK}`);
    expect(sessionStorage.__selgeo_cid).toBe(CLICK);
    sessionStorage.clear();
    expect(getClickId()).toBe(CLICK);
    sessionStorage.clear();
    selgeo.forget();
    expect([changes.at(-1), getClickId(), sessionStorage.__selgeo_cid]).toEqual([null, null, undefined]);
  });

  it('does not put back what the page has removed by its name', async () => {
    const selgeo = await visit();
    sessionStorage.removeItem('__selgeo_cid');
    expect(selgeo.getClickId()).toBeNull();
  });

  it('has answered what was asked before it came', async () => {
    const early = ready();
    await visit();
    expect(await settledValue(early)).toEqual({ status: 'registered', clickId: CLICK });
  });

  it('is refused again after a refusal of the visitor, and stays refused when it forgets', async () => {
    const selgeo = await visit('rejected');
    selgeo.forget();
    expect(await statusOf(selgeo.ready())).toBe('rejected');
    selgeo.setConsent('denied');
    expect(await statusOf(selgeo.ready())).toBe('consent');
    selgeo.setConsent('granted');
    await pass(1000);
    expect(await statusOf(selgeo.ready())).toBe('rejected');
  });
});

function messageOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}
