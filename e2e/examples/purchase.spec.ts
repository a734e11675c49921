import { overPlaywright } from '../engines/playwright-page.ts';
import { createLink } from '../support/create-link.ts';
import { saleOnDashboard, sessionById } from '../support/shop.ts';
import { UUID, visit } from '../support/visit.ts';
import { payOnStripe } from './support/pay-on-stripe.ts';
import { SHOPS } from './support/shops.ts';
import { expect, test } from './support/test.ts';

for (const [name, { example, landing, ways }] of Object.entries(SHOPS)) {
  for (const [way, open] of Object.entries(ways)) {
    test(`${name}: a referred visitor pays by ${way}, and the dashboard credits the partner`, async ({
      page,
      world,
      clicks,
    }) => {
      const ref = `by-${crypto.randomUUID()}`;
      await createLink(world, ref);
      const clickId = await visit(overPlaywright(page), `${world.shops[example]}${landing}?ref=${ref}`);
      expect(clickId).toMatch(UUID);
      await open(page);
      const id = await payOnStripe(page);

      expect(await sessionById(world, id)).toMatchObject({ client_reference_id: clickId });
      expect(clicks).toEqual([ref]);
      const sale = await saleOnDashboard(overPlaywright(page), world, id);
      for (const text of ['Attributed', `Partner of ${ref}`, 'by_client_reference_id'])
        expect(sale).toContain(text);
    });
  }

  test(`${name}: an unreferred visitor buys, and nothing blank is sent`, async ({ page, world, clicks }) => {
    expect(await visit(overPlaywright(page), world.shops[example] + landing)).toBeNull();
    await expect(page.getByRole('link', { name: 'Buy the handbook' })).toHaveAttribute('href', /test_book$/);
    await ways.Checkout(page);
    const id = await payOnStripe(page);

    const session = await sessionById(world, id);
    expect(session?.client_reference_id).toBeNull();
    expect(session?.parameters).not.toHaveProperty('client_reference_id');
    expect(clicks).toEqual([]);
    const sale = await saleOnDashboard(overPlaywright(page), world, id);
    for (const text of ['Unattributed', 'no_reference']) expect(sale).toContain(text);
  });
}
