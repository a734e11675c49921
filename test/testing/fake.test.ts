import { afterEach, beforeEach, expect, it } from 'vitest';
import { getClickId, init, ready } from '../../src/index.ts';
import { type FakeSelgeo, fakeSelgeo } from '../../src/testing.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS, UUID } from '../support/values.ts';

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

function messageOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}
