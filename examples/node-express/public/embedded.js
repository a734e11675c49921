// Embedded Checkout: Stripe's payment form on this page, in a session that carries the click ID.

const container = document.querySelector('#embedded-checkout');

async function fetchClientSecret() {
  // The session is opened while the page loads: give the click a moment to be registered, but never long.
  // Null when nobody referred this visitor, or when the snippet is blocked: the sale goes through anyway.
  const { clickId } = await window.__selgeo.ready({ timeout: 1500 });
  const response = await fetch('/checkout/embedded', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ click_id: clickId }),
  });
  const { clientSecret, error } = await response.json();
  if (!clientSecret) throw new Error(error);
  return clientSecret;
}

try {
  const stripe = window.Stripe(container.dataset.publishableKey);
  const checkout = await stripe.createEmbeddedCheckoutPage({ fetchClientSecret });
  container.replaceChildren();
  checkout.mount(container);
} catch {
  container.querySelector('[role=status]').textContent =
    'The payment form could not be opened, and nothing was charged. Please reload the page.';
}
