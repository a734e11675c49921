import { describe, expect, it } from 'vitest';
import { startTracker } from '../../src/visit/tracker.ts';
import { fakeApi } from '../support/api.ts';
import { optionsOf } from '../support/options.ts';
import { holdIdle, newTabPerTest, open, show } from '../support/page.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();

describe('the page', () => {
  const html = `<main>
    <a href="https://buy.stripe.com/a">Buy</a><a href="https://pay.shop.test/a">Buy</a><a href="/pricing">Pricing</a>
    <form data-selgeo></form>
  </main>`;

  it('carries the click ID from the first idle moment on', async () => {
    open('/?ref=abc');
    const page = show(html);
    const before = page.innerHTML;
    const idle = holdIdle();
    fakeApi();
    await startTracker(optionsOf({ paymentLinkHosts: 'pay.shop.test' })).ready();
    expect(page.innerHTML).toBe(before);
    idle.come();
    expect([...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      `https://buy.stripe.com/a?client_reference_id=${CLICK}`,
      `https://pay.shop.test/a?client_reference_id=${CLICK}`,
      '/pricing',
    ]);
    expect([...new FormData(document.forms[0])]).toEqual([]);
    document.forms[0]?.dispatchEvent(new Event('submit', { bubbles: true }));
    expect([...new FormData(document.forms[0])]).toEqual([['click_id', CLICK]]);
  });

  it('is asked for no idle moment to meet other tabs in, where the merchant does not want that', async () => {
    open('/?ref=abc');
    const idle = holdIdle();
    fakeApi();
    await startTracker(optionsOf({ tabs: 'off' })).ready();
    idle.come();
    dispatchEvent(new Event('online'));
    // The one in which links are decorated.
    expect(idle.waiting).toBe(1);
  });

  it('is given the click ID right after it has emptied the storage', async () => {
    open('/?ref=abc');
    fakeApi();
    const selgeo = startTracker(optionsOf());
    await selgeo.ready();
    const form = show<HTMLFormElement>('<form></form>');
    for (const given of [
      () => selgeo.decorateUrl('https://buy.stripe.com/a'),
      () => {
        selgeo.fillForm(form);
        return form.innerHTML;
      },
      () => selgeo.getClickId(),
    ]) {
      sessionStorage.clear();
      expect(given()).toContain(CLICK);
    }
  });

  it('stays as it is when there is no click', async () => {
    const page = show(html);
    const before = page.innerHTML;
    const idle = holdIdle();
    fakeApi();
    await startTracker(optionsOf()).ready();
    idle.come();
    expect(page.innerHTML).toBe(before);
  });

  it('can be helped by its own code', async () => {
    const selgeo = startTracker(optionsOf({ paymentLinkHosts: 'pay.shop.test' }));
    const form = show<HTMLFormElement>('<form></form>');
    const link = 'https://pay.shop.test/a';
    selgeo.fillForm(form);
    expect([...new FormData(form)]).toEqual([]);
    expect(selgeo.decorateUrl(link)).toBe(link);
    sessionStorage.setItem('__selgeo_cid', LATER_CLICK);
    selgeo.fillForm(form);
    expect([...new FormData(form)]).toEqual([['click_id', LATER_CLICK]]);
    expect(selgeo.decorateUrl(link)).toBe(`${link}?client_reference_id=${LATER_CLICK}`);
  });
});
