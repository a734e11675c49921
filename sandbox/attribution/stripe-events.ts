import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { checkoutSession, sessionSignals } from './checkout-session.ts';
import { candidateClickIds, decide } from './decide.ts';
import type { Deps } from './deps.ts';
import { money } from './money.ts';
import { findClicks } from './store/clicks.ts';
import { addConversion, type Conversion, decisionColumns } from './store/conversions.ts';

type Settle = (
  event: Stripe.Event,
  deps: Deps,
) => { readonly outcome: string; readonly recorded?: Conversion };

/** The event types that record a sale. `invoice.paid`, for renewals, takes its place here. */
const handlers = new Map<string, Settle>([['checkout.session.completed', settleCheckout]]);

/** Turns a verified event into what is known of it: a recorded conversion, or the reason for there being none. */
export const settle: Settle = (event, deps) => {
  const handler = handlers.get(event.type);
  if (handler) return handler(event, deps);
  return { outcome: `ignored, because only ${[...handlers.keys()].join(' and ')} records a sale` };
};

function settleCheckout(event: Stripe.Event, { db, now }: Deps): ReturnType<Settle> {
  const parsed = checkoutSession.safeParse(event.data.object);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      outcome: `ignored, because data.object.${issue?.path.join('.')} is not what Stripe documents: ${issue?.message}`,
    };
  }
  const session = parsed.data;
  const mode = event.livemode ? 'live' : 'test';
  const signals = sessionSignals(session);
  const decision = decide({ ...signals, mode, clicks: findClicks(db, candidateClickIds(signals)) });
  const isUnpaid = session.payment_status === 'unpaid';
  const conversion: Conversion = {
    id: randomUUID(),
    mode,
    source: 'checkout',
    external_transaction_id: session.id,
    event_type: 'sale',
    amount_cents: session.amount_total ?? 0,
    currency: session.currency?.toUpperCase() ?? null,
    counts_as: isUnpaid ? 'unpaid' : 'sale',
    ...decisionColumns(decision),
    // https://docs.stripe.com/payments/checkout/fulfill-orders#delayed-notification
    note: isUnpaid
      ? 'Not counted: payment_status is “unpaid”, the money of a delayed payment method has not arrived.'
      : null,
    prospect_email: session.customer_details?.email ?? null,
    stripe_event_id: event.id,
    occurred_at: new Date(event.created * 1000).toISOString(),
    created_at: new Date(now()).toISOString(),
  };
  if (!addConversion(db, conversion)) {
    return { outcome: `ignored, because Checkout Session ${session.id} was recorded before` };
  }
  return { outcome: `recorded a sale of ${money(conversion)} (${decision.code})`, recorded: conversion };
}
