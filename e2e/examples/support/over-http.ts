import { expect } from '@playwright/test';
import type { World } from './world.ts';

type Origins = Pick<World, 'origins'>;

/** Registers a click on a partner's link as a page would. Gives its ID. */
export async function registerClick({ origins }: Origins, ref: string): Promise<string> {
  const response = await fetch(`${origins.attribution}/v1/clicks`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify({
      merchant_key: 'pk_test_sandbox',
      ref,
      request_id: crypto.randomUUID(),
      landing_url: 'https://shop.example/',
    }),
  });
  expect(response.status).toBe(201);
  const { click_id } = await response.json();
  return click_id;
}

/** Fills in a payment page of the Stripe stand-in and sends it. Gives where that leads the buyer. */
export async function payOverHttp(address: string): Promise<string | null> {
  const card = {
    email: 'grace@example.com',
    number: '4242 4242 4242 4242',
    expiry: '12 / 34',
    cvc: '123',
    name: 'Grace Hopper',
  };
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(card),
    redirect: 'manual',
  });
  expect(response.status, await response.text()).toBe(303);
  return response.headers.get('Location');
}

/** What the dashboard's page about a sale says, once there is one. */
export async function salePage({ origins }: Origins, sessionId: string): Promise<string> {
  let id: string | undefined;
  const find = async () => {
    // The newest hundred.
    const sales: Sale[] = await (await fetch(`${origins.attribution}/sandbox/conversions`)).json();
    id = sales.find((sale) => sale.external_transaction_id === sessionId)?.id;
    return id;
  };
  await expect.poll(find, { message: `a sale by ${sessionId}` }).toBeDefined();
  return (await fetch(`${origins.attribution}/conversions/${id}`)).text();
}

type Sale = { readonly id: string; readonly external_transaction_id: string };
