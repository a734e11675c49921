import type { PortablePage } from '../engines/portable-page.ts';

/** Sends the shop's lead form. */
export async function signUp(page: PortablePage): Promise<void> {
  await page.fill('#name', 'Grace Hopper');
  await page.fill('#email', 'grace@example.com');
  await page.click('form[data-selgeo] button');
  await page.waitForURL(/\/thanks$/);
}

/** By what the conversion that the shop has recorded is known. */
export function transactionOf(body: unknown): string {
  return String((body as { external_transaction_id?: unknown } | undefined)?.external_transaction_id);
}
