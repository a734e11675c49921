import { beforeEach, describe, expect, it, vi } from 'vitest';
import { carryClickId } from '../src/carry.ts';
import { optionsOf } from './support/options.ts';
import { holdIdle, newTabPerTest, show } from './support/page.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from './support/values.ts';

newTabPerTest();

const html = `<main><a href="https://buy.stripe.com/a">Buy</a><a href="https://pay.shop.test/a">Buy</a>
  <form data-selgeo></form></main>`;
const options = optionsOf({ paymentLinkHosts: 'pay.shop.test' });
const loading = (state: DocumentReadyState) => vi.spyOn(document, 'readyState', 'get').mockReturnValue(state);

let page: Element;
beforeEach(() => {
  page = show(html);
  sessionStorage.setItem('__selgeo_cid', CLICK);
});

describe('carryClickId', () => {
  it('changes the links and forms of the page in an idle moment, not before', () => {
    const before = page.innerHTML;
    const idle = holdIdle();
    carryClickId(options);
    expect(page.innerHTML).toBe(before);
    idle.come();
    expect([...page.querySelectorAll('a')].map((link) => link.href)).toEqual([
      `https://buy.stripe.com/a?client_reference_id=${CLICK}`,
      `https://pay.shop.test/a?client_reference_id=${CLICK}`,
    ]);
    expect([...new FormData(document.forms[0])]).toEqual([['click_id', CLICK]]);
  });

  it('changes nothing twice', () => {
    const idle = holdIdle();
    carryClickId(options);
    idle.come();
    const once = page.innerHTML;
    carryClickId(options);
    idle.come();
    expect(page.innerHTML).toBe(once);
  });

  it('puts a later click into the form, and keeps the one that a link has', () => {
    const idle = holdIdle();
    carryClickId(options);
    idle.come();
    sessionStorage.setItem('__selgeo_cid', LATER_CLICK);
    carryClickId(options);
    idle.come();
    expect([...new FormData(document.forms[0])]).toEqual([['click_id', LATER_CLICK]]);
  });

  it.each(['loading', 'interactive'] as const)('does not touch a page that is %s', (state) => {
    const idle = holdIdle();
    loading(state);
    carryClickId(options);
    expect(idle.waiting).toBe(0);
    loading('complete');
    carryClickId(options);
    expect(idle.waiting).toBe(1);
  });

  it.each(NOT_UUIDS)('does not wait for an idle moment when the click ID is %j', (value) => {
    const idle = holdIdle();
    sessionStorage.setItem('__selgeo_cid', value);
    carryClickId(options);
    expect(idle.waiting).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
