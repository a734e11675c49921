import type { FrameLocator, Page } from '@playwright/test';

/** Fills the stand-in's payment form with the test card and pays. */
export async function pay(form: Page | FrameLocator): Promise<void> {
  await form.getByLabel('Email').fill('grace@example.com');
  await form.getByLabel('Card number').fill('4242 4242 4242 4242');
  await form.getByLabel('Expiry').fill('12 / 34');
  await form.getByLabel('CVC').fill('123');
  await form.getByLabel('Name on card').fill('Grace Hopper');
  await form.locator('button.pay').click();
}
