import type { PortablePage } from './engines/portable-page.ts';
import { inspection } from './support/inspect.ts';
import { PANEL_SHOP, press, texts } from './support/panel.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

/** The document as it would be without the inspector, and without what differs from visit to visit. */
const rest = async (page: PortablePage) => {
  const html = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const panel of copy.querySelectorAll('selgeo-inspector')) panel.remove();
    return copy.outerHTML;
  });
  return html.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID').replace(' data-debug=""', '');
};

test('the page is the same with the panel as without, whatever is done in the panel', async ({
  page,
  sandbox,
  site,
}) => {
  await visit(page, `${site.page('/', tag(sandbox) + PANEL_SHOP)}?ref=demo`);
  const without = await rest(page);
  const fresh = await page.newPage();
  await visit(fresh, `${site.page('/', tag(sandbox, { 'data-debug': '' }) + PANEL_SHOP)}?ref=demo`);
  await texts(fresh, '.item');
  await fresh.evaluate(() => {
    const items = document.querySelector('selgeo-inspector')?.shadowRoot?.querySelectorAll('button') ?? [];
    for (const item of items) {
      for (const type of ['pointerenter', 'pointerdown', 'pointerleave'])
        item.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
      item.focus();
    }
  });
  await press(fresh, 'Collapse');
  await press(fresh, 'Selgeo');
  expect(await rest(fresh)).toBe(without);
});

test('what happens in the panel is not heard on the page, and it asks for no click ID in its name', async ({
  page,
  sandbox,
  site,
}) => {
  await visit(page, `${site.page('/', tag(sandbox, { 'data-debug': '' }) + PANEL_SHOP)}?ref=demo`);
  await texts(page, '.item');
  const heard = await page.evaluate(() => {
    const heard: string[] = [];
    for (const type of ['click', 'pointerdown', 'keydown', 'focusin', 'focusout'])
      document.addEventListener(type, () => heard.push(type));
    for (const item of document.querySelector('selgeo-inspector')?.shadowRoot?.querySelectorAll('.item') ??
      []) {
      (item as HTMLElement).focus();
      item.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      (item as HTMLElement).click();
    }
    return heard;
  });
  expect(heard).toEqual([]);
  expect((await inspection(page)).log.map(({ code }) => code)).not.toContain('SG80');
});

test('an element that comes later is listed, and so is what becomes of it', async ({
  page,
  sandbox,
  site,
}) => {
  await visit(page, `${site.page('/', tag(sandbox, { 'data-debug': '' }))}?ref=demo`);
  expect(await texts(page, 'h3')).toContain('Nothing here carries one');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<a id="late" href="https://buy.stripe.com/late">Buy</a>');
  });
  expect((await texts(page, '.item')).join()).toMatch(/#late.*SG51/);
  await page.evaluate(() => {
    document.querySelector('#late')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  });
  await page.waitForFunction(() =>
    document
      .querySelector('selgeo-inspector')
      ?.shadowRoot?.querySelector('.item')
      ?.textContent?.includes('SG50'),
  );
});

test('on a page where nothing happens, the panel does nothing', async ({ page, sandbox, site }) => {
  await visit(page, `${site.page('/', tag(sandbox, { 'data-debug': '' }) + PANEL_SHOP)}?ref=demo`);
  await texts(page, '.item');
  await settled(page);
  const changes = await page.evaluate(async () => {
    let changes = 0;
    const root = document.querySelector('selgeo-inspector')?.shadowRoot as ShadowRoot;
    const options = { childList: true, subtree: true, attributes: true, characterData: true };
    const observer = new MutationObserver((records) => {
      changes += records.length;
    });
    observer.observe(root, options);
    observer.observe(document, options);
    for (let moment = 0; moment < 5; moment++) {
      await new Promise<void>((done) =>
        'requestIdleCallback' in window
          ? requestIdleCallback(() => done(), { timeout: 1000 })
          : setTimeout(done, 250),
      );
    }
    return changes;
  });
  expect(changes).toBe(0);
});

test('a focused item outlines its element, over the page and not on it', async ({ page, sandbox, site }) => {
  await visit(page, `${site.page('/', tag(sandbox, { 'data-debug': '' }) + PANEL_SHOP)}?ref=demo`);
  await texts(page, '.item');
  const [box, outline] = await page.evaluate(() => {
    const root = document.querySelector('selgeo-inspector')?.shadowRoot as ShadowRoot;
    (root.querySelector('.item') as HTMLElement).focus();
    const boxes = [document.querySelector('#link'), root.querySelector('.outline')].map((element) => {
      const { left, top, right, bottom } = (element as Element).getBoundingClientRect();
      return [left, top, right, bottom].map(Math.round);
    });
    return boxes as [number[], number[]];
  });
  const [left = 0, top = 0, right = 0, bottom = 0] = box;
  expect(outline).toEqual([left - 3, top - 3, right + 3, bottom + 3]);
  expect(await page.getAttribute('#link', 'style')).toBeNull();
  await press(page, 'Collapse');
  expect(
    await page.evaluate(() => {
      const outline = document.querySelector('selgeo-inspector')?.shadowRoot?.querySelector('.outline');
      return outline?.hasAttribute('hidden');
    }),
  ).toBe(true);
});
