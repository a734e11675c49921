import { ready } from '@selgeo/snippet';
import type { Plan } from './products';

/** Asks our back end for a Checkout Session and goes to Stripe's page. */
export async function checkOut(plan: Plan): Promise<void> {
  // A visitor who buys at once waits for the click to be registered, but never long. Null when nobody referred them,
  // or when the snippet is blocked: the sale goes through anyway.
  const { clickId } = await ready({ timeout: 1500 });
  const response = await fetch('/create-checkout-session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ plan, clickId }),
  });
  const { url, error } = await response.json();
  if (!url) throw new Error(error);
  location.assign(url);
}
