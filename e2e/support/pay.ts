import { TEST_CARDS } from '../../sandbox/stripe/card.ts';
import type { PortablePage } from '../engines/portable-page.ts';

/** Fills the stand-in's payment form with the test card and pays. */
export async function pay(form: Pick<PortablePage, 'fill' | 'click'>): Promise<void> {
  await fillCard(form);
  await form.click('button.pay');
}

/** Fills it, for a page with a button of its own. */
export async function fillCard(
  form: Pick<PortablePage, 'fill'>,
  number: string = TEST_CARDS.pays,
): Promise<void> {
  await form.fill('#email', 'grace@example.com');
  await form.fill('#number', number);
  await form.fill('#expiry', '12 / 34');
  await form.fill('#cvc', '123');
  await form.fill('#name', 'Grace Hopper');
}
