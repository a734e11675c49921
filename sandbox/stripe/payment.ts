import Stripe from 'stripe';
import { type CardErrors, type CardForm, judgeCard } from './card.ts';
import type { Delivery } from './delivery.ts';
import { newId } from './ids.ts';
import { completeSession, type Session } from './session.ts';
import type { Store } from './store.ts';

export type PaymentResult =
  | { readonly status: 'paid'; readonly session: Session }
  | { readonly status: 'already_paid' }
  | { readonly status: 'refused'; readonly errors: CardErrors; readonly declined: boolean };

// A receiver that is slow or down must not keep the customer waiting; the outbox goes on without them.
const LONGEST_WAIT = 2_000;

/** Charges a form's card for an open session, at most once, and sends the webhook that tells the merchant. */
export async function pay(
  session: Session,
  form: CardForm,
  { store, delivery, now = new Date() }: { store: Store; delivery: Delivery; now?: Date },
): Promise<PaymentResult> {
  if (session.status !== 'open') return { status: 'already_paid' };
  const card = judgeCard(form, now);
  if (!card.ok) return { status: 'refused', errors: card.errors, declined: card.declined };
  const paid = completeSession(session, card);
  const id = newId('evt_');
  const payload = JSON.stringify(completedEvent(id, paid, now));
  if (!store.completeSession(paid, { id, payload, now: now.getTime() })) return { status: 'already_paid' };
  await atMost(LONGEST_WAIT, delivery.deliver(id));
  return { status: 'paid', session: paid };
}

/** https://docs.stripe.com/api/events/object */
function completedEvent(id: string, session: Session, now: Date) {
  return {
    id,
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: Math.floor(now.getTime() / 1000),
    data: { object: session },
    livemode: session.livemode,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: 'checkout.session.completed',
  };
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms).unref();
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
