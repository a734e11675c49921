import type { Page } from '@playwright/test';
import { overPlaywright } from '../engines/playwright-page.ts';
import { createLink } from '../support/create-link.ts';
import { pay } from '../support/pay.ts';
import { saleOnDashboard, sessionById } from '../support/shop.ts';
import { UUID, visit } from '../support/visit.ts';
import { payOnStripe } from './support/pay-on-stripe.ts';
import { expect, test } from './support/test.ts';
import { BACK_ENDS, type BackEnd } from './support/world.ts';

type Way = {
  readonly backEnd: BackEnd;
  readonly name: string;
  /** From the landing page to the one that thanks the customer. Gives the ID of the Checkout Session. */
  readonly buy: (page: Page) => Promise<string>;
  /** The parameter of the Checkout Session that carries the click ID, and what the dashboard makes of it. */
  readonly carrier: string;
  readonly reason: string;
};

const byButton = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name }).click();
  return payOnStripe(page);
};

const byForm = (backEnd: BackEnd): Way => ({
  backEnd,
  name: 'the form',
  buy: byButton('Buy the handbook'),
  carrier: 'client_reference_id',
  reason: 'by_client_reference_id',
});

const WAYS: readonly Way[] = [
  ...BACK_ENDS.map(byForm),
  {
    ...byForm('node-express'),
    name: 'embedded Checkout',
    buy: async (page) => {
      await page.getByRole('link', { name: 'Pay on our own page' }).click();
      await pay(overPlaywright(page).frame('#embedded-checkout'));
      await page.waitForURL('**/thanks?session_id=*');
      return new URL(page.url()).searchParams.get('session_id') ?? '';
    },
  },
  {
    ...byForm('node-express'),
    name: 'the form for shops with order numbers',
    buy: byButton('Buy it by order number'),
    carrier: 'metadata[aff_click_id]',
    reason: 'by_metadata',
  },
];

const thanks = (page: Page) => expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();

for (const { backEnd, name, buy, carrier, reason } of WAYS) {
  test(`${backEnd}: a referred visitor pays by ${name}, and the dashboard credits the partner`, async ({
    page,
    world,
    clicks,
  }) => {
    test.skip(!world.shops[backEnd], 'Its language is not installed.');
    const ref = `by-${crypto.randomUUID()}`;
    await createLink(world, ref);
    const clickId = await visit(overPlaywright(page), `${world.shops[backEnd]}/?ref=${ref}`);
    expect(clickId).toMatch(UUID);
    const id = await buy(page);
    await thanks(page);

    const session = await sessionById(world, id);
    expect(session?.parameters).toHaveProperty([carrier], clickId);
    expect(clicks).toEqual([ref]);
    const sale = await saleOnDashboard(overPlaywright(page), world, id);
    for (const text of ['Attributed', `Partner of ${ref}`, reason]) expect(sale).toContain(text);
  });
}

for (const { backEnd, buy } of BACK_ENDS.map(byForm)) {
  test(`${backEnd}: an unreferred visitor buys, and nothing blank is sent`, async ({
    page,
    world,
    clicks,
  }) => {
    test.skip(!world.shops[backEnd], 'Its language is not installed.');
    expect(await visit(overPlaywright(page), `${world.shops[backEnd]}/`)).toBeNull();
    const id = await buy(page);
    await thanks(page);

    const session = await sessionById(world, id);
    expect(session?.parameters).toMatchObject({ mode: 'payment', customer_creation: 'always' });
    expect(session?.parameters).not.toHaveProperty('client_reference_id');
    expect(clicks).toEqual([]);
    const sale = await saleOnDashboard(overPlaywright(page), world, id);
    for (const text of ['Unattributed', 'no_reference']) expect(sale).toContain(text);
  });
}
