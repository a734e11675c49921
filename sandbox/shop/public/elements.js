// Checkout with the page's own form: the session carries the click ID, as it does with every other Checkout.

import { clientSecretFrom } from './client-secret.js';

const form = document.getElementById('pay');
const { plan, publishableKey } = form.dataset;
const button = form.querySelector('button');
const problem = form.querySelector('.problem');

function say(message) {
  problem.textContent = message;
  problem.hidden = !message;
}

const checkout = window.Stripe(publishableKey).initCheckoutElementsSdk({
  clientSecret: clientSecretFrom('/create-elements-session', plan),
});
checkout.createPaymentElement().mount('#payment-element');
const loaded = await checkout.loadActions();
if (loaded.type === 'success') button.disabled = false;
else say('The payment form could not be opened, and nothing was charged. Please reload the page.');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  say('');
  // Goes to `return_url` where it succeeds.
  const { type, error } = await loaded.actions.confirm();
  if (type === 'error') say(error.message);
  button.disabled = false;
});
