// Embedded Checkout: mounts Stripe's payment form on this page, in a session that carries the click ID.

import { referral } from './click-id.js';

const container = document.getElementById('embedded-checkout');
const { plan, publishableKey } = container.dataset;

async function fetchClientSecret() {
  // The session is created while the page loads, perhaps before the async snippet has run: give it a moment.
  const { clickId } = await referral(1500);
  const response = await fetch('/create-embedded-session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ plan, clickId, promoCode: window.__selgeo?.getOffer?.()?.discount?.code }),
  });
  const { clientSecret, error } = await response.json();
  if (!clientSecret) throw new Error(error);
  return clientSecret;
}

try {
  const checkout = await window.Stripe(publishableKey).createEmbeddedCheckoutPage({ fetchClientSecret });
  container.replaceChildren();
  checkout.mount(container);
} catch {
  container.querySelector('.loading').textContent =
    'The payment form could not be opened, and nothing was charged. Please reload the page.';
}
