import type { Page } from '@playwright/test';
import { overPlaywright } from './engines/playwright-page.ts';
import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';
import { visit } from './support/visit.ts';

// Each leads the browser to the address of the link, as a visitor may who does not just click.
const WAYS = {
  'the middle button': (page: Page) => page.click('a', { button: 'middle' }),
  'Control and a click': (page: Page) => page.click('a', { modifiers: ['Control'] }),
  'Shift and a click': (page: Page) => page.click('a', { modifiers: ['Shift'] }),
  'Tab and Enter': async (page: Page) => {
    await page.focus('#before');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  },
  'Tab and Control with Enter': async (page: Page) => {
    await page.focus('#before');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Enter');
  },
};

for (const [way, follow] of Object.entries(WAYS)) {
  test(`a link that comes later and is followed by ${way} carries the click ID`, async ({
    page,
    sandbox,
    site,
  }) => {
    const { clickId, requests } = await openShop(page, sandbox, site);
    await follow(page);
    await expect.poll(requests).toEqual([`/buy?client_reference_id=${clickId}`]);
  });
}

test('a link has the click ID when its context menu opens, which may copy it', async ({
  page,
  sandbox,
  site,
}) => {
  const { clickId } = await openShop(page, sandbox, site);
  const copied = page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener('contextmenu', () => resolve(document.querySelector('a')?.href)),
      ),
  );
  await page.click('a', { button: 'right' });
  expect(await copied).toContain(`client_reference_id=${clickId}`);
});

test('a link that is dragged takes the click ID along', async ({ page, sandbox, site }) => {
  const { clickId } = await openShop(page, sandbox, site);
  const dropped = page.evaluate(
    () =>
      new Promise((resolve) => {
        const target = document.querySelector('#target');
        target?.addEventListener('dragover', (event) => event.preventDefault());
        target?.addEventListener('drop', (event) => {
          event.preventDefault();
          resolve((event as DragEvent).dataTransfer?.getData('text/uri-list'));
        });
      }),
  );
  await page.dragAndDrop('a', '#target');
  expect(await dropped).toContain(`client_reference_id=${clickId}`);
});

/** Opens a page as a referred visitor; when the snippet has settled, a Payment Link comes. */
async function openShop(
  page: Page,
  sandbox: Parameters<typeof tag>[0],
  site: { readonly origin: string; page(path: string, html: string): string; requests(): readonly string[] },
) {
  const host = new URL(site.origin).host.replace('localhost', '127.0.0.1');
  site.page('/buy', '<p>Paid</p>');
  const html = `${tag(sandbox, { 'data-payment-link-hosts': host })}
    <main><button id="before">Before</button></main><div id="target" style="height: 200px">Drop here</div>`;
  const clickId = await visit(overPlaywright(page), `${site.page('/', html)}?ref=demo`);
  await page.evaluate((link) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', `<a href="${link}">Buy</a>`);
  }, `http://${host}/buy`);
  return { clickId, requests: () => site.requests().filter((path) => path.startsWith('/buy')) };
}
