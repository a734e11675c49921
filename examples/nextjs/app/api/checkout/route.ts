import { checkoutParams, clientReferenceId, readClickId } from '@selgeo/snippet/server';
import Stripe from 'stripe';

export async function POST(request: Request): Promise<Response> {
  const { clickId } = await request.json();
  const site = request.headers.get('origin') ?? new URL(request.url).origin;
  try {
    const session = await stripe().checkout.sessions.create({
      mode: 'payment',
      // Without a customer there is nobody to whom a later payment could be attributed; not beside customer.
      customer_creation: 'always',
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'usd',
            unit_amount: 1200,
            product_data: { name: 'The Slow Brew Handbook' },
          },
        },
      ],
      success_url: `${site}/thanks?session_id={CHECKOUT_SESSION_ID}`,
      // What the page has sent, or else what the cookie of `data-storage="cookie"` has. For a visitor whom nobody
      // referred, `client_reference_id` is left out: Stripe refuses an empty string.
      ...checkoutParams(clientReferenceId(clickId) ?? readClickId(request)),
    });
    return Response.json({ url: session.url });
  } catch (error) {
    console.error(error);
    return Response.json({ url: null }, { status: 502 });
  }
}

/** Stripe, or the stand-in of the sandbox when the environment says where that is. */
function stripe(): Stripe {
  const { STRIPE_SECRET_KEY = '', STRIPE_API_URL } = process.env;
  if (!STRIPE_API_URL) return new Stripe(STRIPE_SECRET_KEY);
  const { hostname, port, protocol } = new URL(STRIPE_API_URL);
  return new Stripe(STRIPE_SECRET_KEY, {
    host: hostname,
    port,
    protocol: protocol === 'http:' ? 'http' : 'https',
  });
}
