import type { Page } from '@playwright/test';
import { openShop } from './support/open-shop.ts';
import { expect, test } from './support/playwright.ts';

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
