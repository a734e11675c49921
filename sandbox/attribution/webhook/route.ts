import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import Stripe from 'stripe';
import type { Deps } from '../deps.ts';
import { problem } from '../problem.ts';
import { saleName } from '../sale-name.ts';
import type { Conversion } from '../store/conversions.ts';
import { addRefusedWebhook, keepEvent, type Outcome } from '../store/webhooks.ts';
import { stripeEvent, thinEvent } from './envelope.ts';
import { settle } from './settle.ts';

/** Seconds by which the clocks of sender and receiver may differ. Of an older signature the SDK knows that itself. */
const TOLERANCE = 300;

const KEPT_OF_REFUSED = 64 * 1024;

/** Far above any event of Stripe's, far below what would trouble this process. In bytes. */
const LARGEST = 1024 * 1024;

/**
 * `POST /webhooks/stripe`. A verified event is stored raw before anything is made of it; one that was interrupted in
 * between is taken up again when Stripe repeats it or the sandbox starts, and a settled one counts once however often
 * it comes.
 */
export function createStripeWebhook(deps: Deps, keepBody: MiddlewareHandler): Hono {
  const { db, world, now, announce } = deps;
  const stripe = new Stripe(world.keys.stripeSecret);
  const time = () => new Date(now()).toISOString();

  const flawOf = async (body: string, header: string): Promise<string | undefined> => {
    const signed = signedAt(header);
    if (signed === undefined) return whyNotVerified();
    if (signed > Date.now() / 1000 + TOLERANCE)
      return 'its signature has a time in the future; check the clock of the sender.';
    try {
      // Not constructEvent, whose errors do not tell a forged body from a signed one that is not JSON text.
      const isVerified = await stripe.webhooks.signature?.verifyHeaderAsync(
        body,
        header,
        world.keys.stripeWebhook,
      );
      return isVerified ? undefined : whyNotVerified();
    } catch (error) {
      return whyNotVerified(error);
    }
  };

  const refuse = (c: Context, body: string, reason: string, status: 400 | 413 = 400) => {
    addRefusedWebhook(db, { reason, body: body.slice(0, KEPT_OF_REFUSED), received_at: time() });
    announce({ kind: 'webhook-refused', text: `Webhook refused: ${reason}` });
    return c.json(problem('webhook_refused', null, `The webhook was refused: ${reason}`), status);
  };

  const limit = bodyLimit({
    maxSize: LARGEST,
    onError: (c) =>
      refuse(c, '(too large to be kept)', 'its body has more than 1 MB, which no Stripe event has.', 413),
  });

  return new Hono().post('/webhooks/stripe', limit, keepBody, async (c) => {
    const body = await c.req.text();
    if (body === '') return refuse(c, body, 'its body is empty.');
    const signature = c.req.header('stripe-signature');
    if (!signature) return refuse(c, body, 'the header Stripe-Signature is missing.');
    const flaw = await flawOf(body, signature);
    if (flaw) return refuse(c, body, flaw);
    const json = parsed(body);
    if (json === undefined) return refuse(c, body, 'the body is signed, but it is not JSON text.');
    const event = thinEvent.or(stripeEvent).safeParse(json);
    if (!event.success) return refuse(c, body, whyNoEvent(json));

    const { id, type, livemode } = event.data;
    const mode = livemode ? 'live' : 'test';
    const stored = keepEvent(db, { id, type, mode, body, received_at: time() });
    if (stored.status !== null)
      return c.json({
        received: true,
        outcome: `ignored, because event ${id} came before: ${stored.outcome}`,
      });
    const { outcome, recorded } = settle(deps, stored);
    for (const sale of recorded) announce({ kind: 'conversion', text: sentence(sale) });
    if (recorded.length === 0) announce({ kind: 'webhook', text: worthSaying(type, outcome) });
    return c.json({ received: true, outcome: outcome.text });
  });
}

function sentence(sale: Conversion): string {
  return `${saleName(sale)} by Checkout. ${sale.explanation}${sale.note ? ` ${sale.note}` : ''}`;
}

/** An endpoint gets many events for each sale; only what somebody may want to do something about is told. */
function worthSaying(type: string, { status, text }: Outcome): string {
  const isNews = status === 'waiting' || status === 'malformed' || /refund|dispute/.test(type);
  return isNews ? `Webhook ${type}: ${text}` : '';
}

function whyNotVerified(error?: unknown): string {
  const isOld = error instanceof Error && error.message.includes('Timestamp outside');
  return isOld
    ? 'its signature is too old; check the clock of the sender.'
    : 'its signature does not match; sign the raw body with the webhook secret of this sandbox.';
}

function whyNoEvent(json: unknown): string {
  const [issue] = stripeEvent.safeParse(json).error?.issues ?? [];
  const where = issue?.path.length
    ? `its field ${issue.path.join('.')} is not what Stripe documents`
    : 'it is not an object';
  return `the body is signed, but it is not a Stripe event: ${where}.`;
}

/** Seconds since 1970. Undefined unless the header names exactly one time, as Stripe's do: the SDK takes any text. */
function signedAt(header: string): number | undefined {
  const times = header.split(',').filter((item) => item.startsWith('t='));
  const [, seconds] = times.length === 1 ? (/^t=(\d{1,15})$/.exec(times[0] ?? '') ?? []) : [];
  return seconds === undefined ? undefined : Number(seconds);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
