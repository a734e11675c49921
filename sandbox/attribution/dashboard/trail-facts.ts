import { html } from 'hono/html';
import { money } from '../money.ts';
import type { Trail } from '../trail/read-trail.ts';
import type { StepName } from '../trail/steps.ts';
import { type Html, timeView } from './layout.ts';
import { trackingUrl } from './links.ts';

/** A name and what is known by it. */
export type Fact = readonly [name: string, value: Html | string];

/** What is stored about each step of a trail. */
export function trailFacts(trail: Trail, shop: string): Readonly<Record<StepName, readonly Fact[]>> {
  return {
    link: linkFacts(trail, shop),
    click: clickFacts(trail),
    carrier: trail.conversion.source === 'checkout' ? sessionFacts(trail) : requestFacts(trail),
    invoice: invoiceFacts(trail),
    event: trail.conversion.source === 'checkout' ? eventFacts(trail) : answerFacts(trail),
    decision: decisionFacts(trail),
    refund: refundFacts(trail),
  };
}

function linkFacts({ link, partner, conversion, signals }: Trail, shop: string): Fact[] {
  if (!link || !partner) {
    return conversion.attributed && partner
      ? [
          [
            'Instead',
            html`The promo code ${code(signals.promoCode ?? partner.promo_code)} of ${who(partner)}`,
          ],
        ]
      : [];
  }
  return [
    ['Partner', who(partner)],
    ['Referral token', code(link.ref)],
    ['Address', code(trackingUrl(shop, link))],
    ['Created', timeView(link.created_at)],
  ];
}

function clickFacts({ click }: Trail): Fact[] {
  if (!click) return [];
  return [
    ['Registered', timeView(click.created_at)],
    ['Click ID', code(click.id)],
    ['Landing page', code(click.landing_url)],
    ['Came from', click.referrer ? code(click.referrer) : none('not told')],
    ['Visitor token', code(click.visitor_token)],
    ['Request ID', code(click.request_id)],
    ['Mode', click.mode],
  ];
}

/** A renewal repeats what the session said at the beginning, so its own amount stands with its invoice. */
function sessionFacts({ conversion, signals, sale }: Trail): Fact[] {
  const { session, invoice } = sale ?? {};
  const subscription = invoice?.subscription ?? session?.subscription;
  return [
    ...(session
      ? [
          fact('Session', session.id),
          fact('client_reference_id', signals.clientReferenceId),
          fact('metadata.aff_click_id', signals.metadataClickId),
        ]
      : []),
    ...(subscription ? [fact('Subscription', subscription)] : []),
    ...(signals.subscriptionClickId
      ? [fact('Subscription’s metadata.aff_click_id', signals.subscriptionClickId)]
      : []),
    ...(invoice ? [] : common({ conversion })),
  ];
}

function invoiceFacts({ conversion, sale }: Trail): Fact[] {
  const { invoice } = sale ?? {};
  if (!invoice) return [];
  return [
    fact('Invoice', invoice.id),
    fact('Billing reason', invoice.billing_reason),
    ...common({ conversion }),
  ];
}

function refundFacts({ conversion, sale }: Trail): Fact[] {
  return (sale?.refunds ?? []).flatMap(({ what, eventId, created }) => [
    ['Refunded', money({ amount_cents: what.amount_refunded, currency: conversion.currency })] as const,
    fact('Charge', what.id),
    fact('Payment', what.payment_intent),
    ['Happened', timeView(new Date(created * 1000).toISOString())] as const,
    fact('Event', eventId),
  ]);
}

function requestFacts({ conversion, signals }: Trail): Fact[] {
  return [
    ['Transaction', code(conversion.external_transaction_id)],
    ['click_id', code(signals.apiClickId)],
    ['promo_code', code(signals.promoCode)],
    ['event_type', code(conversion.event_type)],
    ...common({ conversion }),
  ];
}

function common({ conversion }: Pick<Trail, 'conversion'>): Fact[] {
  return [
    ['Amount', conversion.amount_cents > 0 ? money(conversion) : none('none')],
    ['Customer', conversion.prospect_email ?? none('not told')],
    ['Mode', conversion.mode],
  ];
}

function eventFacts({ event, conversion }: Trail): Fact[] {
  return [
    ['Event', code(conversion.stripe_event_id)],
    ['Type', code(event?.type)],
    ['Happened', timeView(conversion.occurred_at)],
    ['Arrived', timeView(event?.received_at ?? conversion.created_at)],
    ['Signature', 'verified'],
    ['Outcome', event?.outcome ?? none('not settled')],
  ];
}

function answerFacts({ conversion, request }: Trail): Fact[] {
  return [
    ['Happened', timeView(conversion.occurred_at)],
    ['Arrived', timeView(conversion.created_at)],
    ['Answered', request?.status === 201 ? '201, recorded' : '422, not recorded'],
  ];
}

function decisionFacts({ conversion, partner }: Trail): Fact[] {
  const earner = conversion.attributed && partner ? who(partner) : none('nobody');
  return [
    ['Earned by', earner],
    ['Reason', code(conversion.code)],
    ['Counts as', conversion.counts_as],
    ['Decided', timeView(conversion.created_at)],
  ];
}

const who = ({ id, name }: { id: number; name: string }) => html`<a href="/partners/${id}">${name}</a>`;
const none = (text: string) => html`<span class="none">${text}</span>`;
const fact = (name: string, value: string | null | undefined): Fact => [name, code(value)];
const code = (value: string | null | undefined) => (value ? html`<code>${value}</code>` : none('none'));
