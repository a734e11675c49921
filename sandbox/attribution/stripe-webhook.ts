import { type Context, Hono } from 'hono';
import Stripe from 'stripe';
import { z } from 'zod';
import type { Deps } from './deps.ts';
import { money } from './money.ts';
import { problem } from './problem.ts';
import type { Conversion } from './store/conversions.ts';
import { addRefusedWebhook, keepEvent, settleEvent } from './store/webhooks.ts';
import { settle } from './stripe-events.ts';

const envelope = z.object({
  id: z.string().min(1),
  type: z.string(),
  livemode: z.boolean(),
  created: z.int(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});

/**
 * `POST /webhooks/stripe`. A verified event is stored raw before anything is made of it; one that was interrupted in
 * between is taken up again when Stripe repeats it, and a settled one counts once however often it comes.
 */
export function createStripeWebhook(deps: Deps): Hono {
  const { db, world, now, announce } = deps;
  const stripe = new Stripe(world.keys.stripeSecret);
  const time = () => new Date(now()).toISOString();

  const refuse = (c: Context, body: string, reason: string) => {
    addRefusedWebhook(db, { reason, body: body.slice(0, 64 * 1024), received_at: time() });
    announce({ kind: 'webhook-refused', text: `Webhook refused: ${reason}` });
    return c.json(problem('webhook_refused', null, `The webhook was refused: ${reason}`), 400);
  };

  return new Hono().post('/webhooks/stripe', async (c) => {
    const body = await c.req.text();
    const signature = c.req.header('stripe-signature');
    if (!signature) return refuse(c, body, 'the header Stripe-Signature is missing.');
    const event = await stripe.webhooks
      .constructEventAsync(body, signature, world.keys.stripeWebhook)
      .catch((error: unknown) => error);
    if (event instanceof Error) return refuse(c, body, whyNotVerified(event));
    if (!envelope.safeParse(event).success)
      return refuse(c, body, 'the body is signed, but it is not a Stripe event.');

    const { id, type, livemode } = event as Stripe.Event;
    const earlier = keepEvent(db, { id, type, mode: livemode ? 'live' : 'test', body, received_at: time() });
    if (earlier !== null)
      return c.json({ received: true, outcome: `ignored, because event ${id} came before: ${earlier}` });
    const { outcome, recorded } = db.transaction(() => {
      const settled = settle(event as Stripe.Event, deps);
      settleEvent(db, id, settled.outcome);
      return settled;
    })();
    if (recorded) announce({ kind: 'conversion', text: sentence(recorded) });
    return c.json({ received: true, outcome });
  });
}

function sentence(sale: Conversion): string {
  return `Sale of ${money(sale)} by Checkout. ${sale.explanation}${sale.note ? ` ${sale.note}` : ''}`;
}

function whyNotVerified(error: Error): string {
  if (error instanceof Stripe.errors.StripeSignatureVerificationError) {
    return error.message.includes('Timestamp outside')
      ? 'its signature is too old; check the clock of the sender.'
      : 'its signature does not match; sign the raw body with the webhook secret of this sandbox.';
  }
  return 'its body is not JSON text.';
}
