import Stripe from 'stripe';

const { STRIPE_API_URL, STRIPE_SECRET_KEY } = process.env;

/** Stripe, or the stand-in of the sandbox when the environment says where that is. */
export const stripe = STRIPE_API_URL
  ? new Stripe(STRIPE_SECRET_KEY, addressOf(STRIPE_API_URL))
  : new Stripe(STRIPE_SECRET_KEY);

/** The address of Stripe.js, which has to be of the same release as the library's API version. */
export const stripeScript = STRIPE_API_URL
  ? `${STRIPE_API_URL}/stripe.js`
  : `https://js.stripe.com/${Stripe.MAJOR_API_VERSION}/stripe.js`;

function addressOf(url) {
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, port, protocol: protocol.slice(0, -1) };
}
