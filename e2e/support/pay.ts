import type { PortablePage } from '../engines/portable-page.ts';

/** Fills the stand-in's payment form with the test card and pays. */
export async function pay(form: Pick<PortablePage, 'fill' | 'click'>): Promise<void> {
  await form.fill('#email', 'grace@example.com');
  await form.fill('#number', '4242 4242 4242 4242');
  await form.fill('#expiry', '12 / 34');
  await form.fill('#cvc', '123');
  await form.fill('#name', 'Grace Hopper');
  await form.click('button.pay');
}
