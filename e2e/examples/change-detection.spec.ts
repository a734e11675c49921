import type { Page } from '@playwright/test';
import { overPlaywright } from '../engines/playwright-page.ts';
import { createLink } from '../support/create-link.ts';
import { NETWORK_ERRORS } from '../support/network-errors.ts';
import { settled, UUID, visit } from '../support/visit.ts';
import { SHOPS } from './support/shops.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(({ knownErrors }) => {
  knownErrors.push(...NETWORK_ERRORS);
});

for (const [name, { example, landing }] of Object.entries(SHOPS).filter(([name]) =>
  name.includes('Angular'),
)) {
  test(`${name}: the snippet starts no change detection, so the page stays alive`, async ({
    page,
    world,
    clicks,
  }) => {
    await page.addInitScript(countDetections);
    const address = `${world.shops[example]}${landing}`;
    const clickId = await visit(overPlaywright(page), `${address}?ref=demo`);
    const button = page.locator('stripe-buy-button');
    await expect(button).toHaveAttribute('client-reference-id', `${clickId}`);
    const atStart = await detections(page);

    // Whatever the snippet hears, with its promises and timers.
    await page.locator('h1').click();
    await page.locator('h1').click({ button: 'right' });
    await page.mouse.wheel(0, 100);
    await page.keyboard.press('Tab');
    expect(await settled(overPlaywright(page))).toBe(clickId);
    expect(await detections(page)).toBe(atStart);

    // A later click, which a router brings, and whose first attempt fails.
    const ref = `later-${crypto.randomUUID()}`;
    await createLink(world, ref);
    await page.route('**/v1/clicks', (route) => route.abort('connectionfailed'), { times: 1 });
    await page.evaluate((address) => history.pushState(null, '', address), `${address}?ref=${ref}`);
    await expect(button).not.toHaveAttribute('client-reference-id', `${clickId}`);
    await expect(button).toHaveAttribute('client-reference-id', UUID);
    expect(await settled(overPlaywright(page))).not.toBe(clickId);
    expect(clicks).toEqual(['demo', ref, ref]);
    expect(await detections(page)).toBe(atStart);

    // And the next page, which the freeze kept from loading.
    await page.goto(address);
    await settled(overPlaywright(page));
    await expect(button).toHaveAttribute('client-reference-id', UUID);
    // Angular's own; an endless loop makes thousands, or never answers.
    expect(await detections(page)).toBeLessThan(20);
  });

  test(`${name}: the test above notices a change detection`, async ({ page, world }) => {
    await page.addInitScript(countDetections);
    await visit(overPlaywright(page), `${world.shops[example]}${landing}`);
    const atStart = await detections(page);
    await page.getByRole('link', { name: 'Fernleaf' }).click();
    await expect.poll(() => detections(page)).toBeGreaterThan(atStart);
  });
}

/** Angular makes the home page's list anew at each change detection. Runs before anything has replaced the observer. */
function countDetections(): void {
  const counted = Object.assign(window, { detections: 0 });
  const observer = new MutationObserver((records) => {
    if (records.some(({ target }) => target instanceof Element && target.matches('.chapters')))
      counted.detections++;
  });
  observer.observe(document, { childList: true, subtree: true });
}

const detections = (page: Page) =>
  page.evaluate(() => (window as typeof window & { detections: number }).detections);
