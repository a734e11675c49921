import type { PortablePage } from '../engines/portable-page.ts';

/** What the panel has something to say about. */
export const PANEL_SHOP = `<main>
  <a id="link" href="https://buy.stripe.com/a">Buy</a>
  <a id="mine" href="https://buy.stripe.com/b?client_reference_id=mine">Buy</a>
  <a id="own" href="https://pay.shop.test/c">Buy</a>
  <a id="home" href="/">Home</a>
  <form id="lead" data-selgeo></form>
  <form id="search"><input name="q"></form>
</main>`;

/** The texts of the panel's parts that match, once there are any. */
export const texts = (page: PortablePage, css: string): Promise<string[]> =>
  page.waitForFunction((css) => {
    const found = document.querySelector('selgeo-inspector')?.shadowRoot?.querySelectorAll(css) ?? [];
    return found.length > 0 ? [...found].map(({ textContent }) => textContent ?? '') : undefined;
  }, css);

/** Presses the panel's button that begins with this. */
export const press = (page: PortablePage, label: string) =>
  page.evaluate((label) => {
    const buttons = document.querySelector('selgeo-inspector')?.shadowRoot?.querySelectorAll('button') ?? [];
    [...buttons].find(({ textContent }) => textContent?.startsWith(label))?.click();
  }, label);
