import { TEST_CARDS } from '../sandbox/stripe/card.ts';
import { overPlaywright } from './engines/playwright-page.ts';
import { fillCard } from './support/pay.ts';
import { expect, test } from './support/playwright.ts';
import { latestSession } from './support/shop.ts';

test('an element without its publishable key says so in its place and in the console', async ({
  page,
  site,
  sandbox,
  knownErrors,
}) => {
  const problem = '<stripe-buy-button>: the attribute publishable-key is missing.';
  knownErrors.push(/publishable-key is missing/, /Failed to load resource: .* 400/);
  const logged = page.waitForEvent('console', (message) => message.text() === problem);
  await page.goto(
    site.page(
      '/',
      `<script async src="${sandbox.origins.stripe}/v3/buy-button.js"></script>
      <stripe-buy-button buy-button-id="buy_btn_sandbox_book"></stripe-buy-button>`,
    ),
  );
  await logged;
  await expect(page.frameLocator('stripe-buy-button iframe').getByRole('alert')).toHaveText(problem);
});

test("a declined card is told in the shop's own form, and another one pays", async ({
  page,
  sandbox,
  knownErrors,
}) => {
  knownErrors.push(/Failed to load resource: .* 402/);
  await page.goto(`${sandbox.origins.shop}/pay`);
  const form = overPlaywright(page).frame('#payment-element');
  const button = page.getByRole('button', { name: 'Pay now' });
  await fillCard(form, TEST_CARDS.declined);
  await button.click();
  await expect(page.locator('#pay .problem')).toHaveText(/card was declined/);
  expect(await latestSession(sandbox)).toMatchObject({ payment_status: 'unpaid' });

  await fillCard(form);
  await button.click();
  await page.waitForURL('**/success?session_id=*');
  expect(await latestSession(sandbox)).toMatchObject({ payment_status: 'paid' });
});
