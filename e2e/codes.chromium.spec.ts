import { pay } from './support/pay.ts';
import { expect, test } from './support/playwright.ts';

test.afterEach(({ sandbox }) => sandbox.faults.clear());

test('a sale that no partner earns leads from the step where its trail breaks to the codes', async ({
  page,
  sandbox,
}) => {
  await page.goto(`${sandbox.origins.shop}/pricing`);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await pay(page);
  await page.waitForURL('**/success?session_id=*');
  const session = new URL(page.url()).searchParams.get('session_id') ?? '';

  await page.goto(`${sandbox.origins.attribution}/sales`);
  await page.locator('li.sale', { hasText: 'Unattributed' }).first().locator('a.amount').click();
  await expect(page.locator('#step-carrier')).toContainText(session);
  await page.locator('#step-carrier').getByRole('link', { name: 'SG11' }).click();
  await page.waitForURL('**/codes#SG11');
  await expect(page.locator('#SG11')).toBeInViewport();
  await expect(page.locator(':target')).toContainText('No referral');
});

test('a fault is switched on by keyboard, and its button is described by what the snippet does', async ({
  page,
  sandbox,
}) => {
  await page.goto(`${sandbox.origins.attribution}/faults`);
  const button = page.getByRole('button', { name: /^Down/ });
  await expect(button).toHaveAccessibleDescription(/the click stays parked in the tab/);
  await button.focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('.preset').first().getByRole('link', { name: 'SG23' })).toBeFocused();
  await button.press('Enter');
  await expect(page.locator('#faults')).toContainText('SG26');
  expect(sandbox.faults.list()).toMatchObject([{ kind: 'down' }]);
});

for (const path of ['/codes', '/faults']) {
  test(`the page ${path} fits a phone`, async ({ page, sandbox }) => {
    sandbox.faults.add({ kind: 'status', status: 503, retry_after: 'Wed, 21 Oct 2026 07:28:00 GMT' });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${sandbox.origins.attribution}${path}`);
    // The scroll bar of Firefox takes a part of the width.
    const [content, window] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(content).toBe(window);
  });
}
