import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCarrier } from '../../src/carry/carrier.ts';
import { holdIdle, newTabPerTest, show } from '../support/page.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

newTabPerTest();

const html = `<main><a href="https://buy.stripe.com/a">Buy</a><a href="https://pay.shop.test/a">Buy</a>
  <form data-selgeo></form><stripe-buy-button></stripe-buy-button></main>`;
const hosts = ['buy.stripe.com', 'pay.shop.test'];
const reference = `client_reference_id=${CLICK}`;
const loading = (state: DocumentReadyState) => vi.spyOn(document, 'readyState', 'get').mockReturnValue(state);
const store = (clickId: string) => sessionStorage.setItem('__selgeo_cid', clickId);

let page: Element;
let idle: ReturnType<typeof holdIdle>;
beforeEach(() => {
  page = show(html);
  idle = holdIdle();
  store(CLICK);
});

const startCarrier = () => createCarrier(hosts).carry;
const hrefs = () => [...page.querySelectorAll('a')].map((link) => link.href);
const use = (target: Element, type = 'click') =>
  target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));

describe('what is there when the page has loaded', () => {
  it('gets the click ID in an idle moment, not before', () => {
    const before = page.innerHTML;
    startCarrier()();
    expect(page.innerHTML).toBe(before);
    idle.come();
    expect(hrefs()).toEqual([
      `https://buy.stripe.com/a?${reference}`,
      `https://pay.shop.test/a?${reference}`,
    ]);
    expect([...new FormData(document.forms[0])]).toEqual([['click_id', CLICK]]);
    expect(page.lastElementChild?.getAttribute('client-reference-id')).toBe(CLICK);
  });

  it('is changed once, however often it is carried', () => {
    const carry = startCarrier();
    carry();
    carry();
    expect(idle.waiting).toBe(1);
    idle.come();
    const once = page.innerHTML;
    carry();
    expect(idle.waiting).toBe(1);
    idle.come();
    expect(page.innerHTML).toBe(once);
  });

  it('gets a later click ID in place of the first', () => {
    const carry = startCarrier();
    carry();
    idle.come();
    const first = page.innerHTML;
    store(LATER_CLICK);
    carry();
    idle.come();
    expect(page.innerHTML).toBe(first.replaceAll(CLICK, LATER_CLICK));
    expect([...new FormData(document.forms[0])]).toEqual([['click_id', LATER_CLICK]]);
  });

  it('is left out where a host is in capitals, because looking for it costs eight times as much', () => {
    const link = show('<a href="HTTPS://BUY.STRIPE.COM/a">Buy</a>');
    startCarrier()();
    idle.come();
    expect(link.getAttribute('href')).toBe('HTTPS://BUY.STRIPE.COM/a');
    use(link);
    expect(link.getAttribute('href')).toBe(`https://buy.stripe.com/a?${reference}`);
  });

  it.each(['loading', 'interactive'] as const)('stays as it is while the page is %s', (state) => {
    const carry = startCarrier();
    loading(state);
    carry();
    expect(idle.waiting).toBe(0);
    loading('complete');
    carry();
    expect(idle.waiting).toBe(1);
  });
});

describe('what comes later, or is used too early', () => {
  it.each(['pointerdown', 'focusin', 'click', 'auxclick', 'contextmenu'])(
    'gets the click ID on %s',
    (type) => {
      loading('interactive');
      startCarrier()();
      page = show('<main><a href="https://buy.stripe.com/b"><b>Buy</b></a></main>');
      use(page.querySelector('b') as Element, type);
      expect(hrefs()).toEqual([`https://buy.stripe.com/b?${reference}`]);
    },
  );

  it('includes what is in an open shadow root', () => {
    startCarrier()();
    const root = page.attachShadow({ mode: 'open' });
    root.innerHTML = '<p>Text</p><a href="https://buy.stripe.com/b">Buy</a><form data-selgeo></form>';
    use(root.querySelector('p') as Element);
    expect(root.querySelector('a')?.href).toBe(`https://buy.stripe.com/b?${reference}`);
    expect([...new FormData(root.querySelector('form') as HTMLFormElement)]).toEqual([['click_id', CLICK]]);
  });

  it.each(['<form data-selgeo></form>', '<form><input data-selgeo name="click_id"></form>'])(
    'includes a form that is sent: %s',
    (html) => {
      startCarrier()();
      const form = show<HTMLFormElement>(html);
      use(form, 'submit');
      expect([...new FormData(form)]).toEqual([['click_id', CLICK]]);
    },
  );

  it.each([
    ['<form data-selgeo></form>', [['click_id', CLICK]]],
    ['<form data-selgeo="aff"></form>', [['aff', CLICK]]],
    ['<form><input data-selgeo name="aff"></form>', [['aff', CLICK]]],
    ['<form><input data-selgeo></form>', []],
    ['<form><input name="click_id"></form>', []],
    ['<form data-selgeo><input name="click_id" value="mine"></form>', []],
  ])('includes form data that have been taken already: %s', (html, expected) => {
    startCarrier()();
    const formData = new FormData();
    show(html).dispatchEvent(Object.assign(new Event('formdata', { bubbles: true }), { formData }));
    expect([...formData]).toEqual(expected);
  });
});

it.each(NOT_UUIDS)('costs nothing when the click ID is %j', (value) => {
  store(value);
  const before = page.innerHTML;
  startCarrier()();
  for (const type of ['pointerdown', 'click', 'submit']) use(page.firstElementChild as Element, type);
  expect(idle.waiting).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  expect(vi.mocked(addEventListener)).not.toHaveBeenCalled();
  expect(page.innerHTML).toBe(before);
});

it('survives events that come from nowhere', () => {
  startCarrier()();
  const errors = vi.spyOn(console, 'error');
  for (const type of ['click', 'formdata', 'submit']) dispatchEvent(new Event(type));
  dispatchEvent(Object.assign(new Event('formdata'), { formData: new FormData() }));
  expect(errors).not.toHaveBeenCalled();
});
