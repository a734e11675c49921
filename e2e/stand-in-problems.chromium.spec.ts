import { expect, test } from './support/playwright.ts';

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
