// Embedded Checkout: mounts Stripe's payment form on this page, in a session that carries the click ID.

import { clientSecretFrom } from './client-secret.js';

const container = document.getElementById('embedded-checkout');
const { plan, publishableKey } = container.dataset;

try {
  const checkout = await window.Stripe(publishableKey).createEmbeddedCheckoutPage({
    fetchClientSecret: () => clientSecretFrom('/create-embedded-session', plan),
  });
  container.replaceChildren();
  checkout.mount(container);
} catch {
  container.querySelector('.loading').textContent =
    'The payment form could not be opened, and nothing was charged. Please reload the page.';
}
