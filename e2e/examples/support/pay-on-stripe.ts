import type { Page } from '@playwright/test';
import { pay } from '../../support/pay.ts';

/** Pays on the page that has opened, up to the one that thanks the customer. Gives the ID of the Checkout Session. */
export async function payOnStripe(page: Page): Promise<string> {
  await page.waitForURL('**/c/pay/*');
  const id = page.url().split('/').at(-1) ?? '';
  await pay(page);
  await page.waitForURL(/\/c\/confirmed\/|\/(success|thanks)\?session_id=/);
  return id;
}
