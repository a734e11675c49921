import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';

// Colours are the same in every engine.

const SHOP = `<button id="before">Before</button>
  <a id="link" href="https://buy.stripe.com/a">Buy</a><form id="lead" data-selgeo></form>`;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every text of the panel has a contrast of 4.5 in ${colorScheme}`, async ({ page, sandbox, site }) => {
    await page.emulateMedia({ colorScheme });
    const html = `${SHOP}<a href="https://pay.other.test/">Pay</a><form></form>`;
    sandbox.faults.add({ kind: 'slow', ms: 500, count: 1 });
    await page.goto(`${site.page('/', html + tag(sandbox, { 'data-debug': '' }))}?ref=demo`);
    await expect(page.getByText('SG22')).toBeVisible();
    const contrasts = await page.evaluate(() => {
      const luminance = (color: string) => {
        const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
          const share = Number(part) / 255;
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const back = (element: Element | null): string => {
        const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
        return color === 'rgba(0, 0, 0, 0)' ? back(element?.parentElement ?? null) : color;
      };
      const root = document.querySelector('selgeo-inspector')?.shadowRoot as ShadowRoot;
      const written = [...root.querySelectorAll('aside, aside *')].filter(({ childNodes }) =>
        [...childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
      );
      return written.map((element) => {
        const pair = [getComputedStyle(element).color, back(element)].map(luminance).sort((a, b) => b - a);
        return [((pair[0] ?? 0) + 0.05) / ((pair[1] ?? 0) + 0.05), element.outerHTML] as const;
      });
    });
    expect(contrasts.length).toBeGreaterThan(20);
    expect(contrasts.filter(([contrast]) => contrast < 4.5)).toEqual([]);
  });
}
