import { html } from 'hono/html';
import { moneyOf } from '../money-of.ts';
import type { Trail } from '../trail/read-trail.ts';
import type { StepName } from '../trail/steps.ts';
import { type Html, timeView } from './layout.ts';
import { trackingUrl } from './links.ts';
import { eventName, reasonName } from './names.ts';

/** A name and what is known by it. */
export type Detail = readonly [name: string, value: Html | string];

/** What is stored about each step of a trail. */
export function trailDetails(trail: Trail, shop: string): Readonly<Record<StepName, readonly Detail[]>> {
  return {
    link: linkDetails(trail, shop),
    click: clickDetails(trail),
    carrier: trail.conversion.source === 'checkout' ? sessionDetails(trail) : requestDetails(trail),
    invoice: invoiceDetails(trail),
    event: trail.conversion.source === 'checkout' ? eventDetails(trail) : answerDetails(trail),
    decision: decisionDetails(trail),
    refund: refundDetails(trail),
  };
}

function linkDetails({ link, partner, conversion, signals }: Trail, shop: string): Detail[] {
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

function clickDetails({ click }: Trail): Detail[] {
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
function sessionDetails({ conversion, signals, sale, click }: Trail): Detail[] {
  const { session, invoice } = sale ?? {};
  const subscription = invoice?.subscription ?? session?.subscription;
  return [
    ...(session
      ? [
          detail('Session', session.id),
          detail('client_reference_id', signals.clientReferenceId),
          detail('metadata.aff_click_id', signals.metadataClickId),
          // The shop has had it from the browser's cookie, which is written when the click is registered.
          ...(click && session.metadata?.click_id_kept_in === 'cookie'
            ? [['Click ID', html`kept in a cookie since ${timeView(click.created_at)}`] as const]
            : []),
        ]
      : []),
    ...(subscription ? [detail('Subscription', subscription)] : []),
    ...(signals.subscriptionClickId
      ? [detail('Subscription’s metadata.aff_click_id', signals.subscriptionClickId)]
      : []),
    ...(signals.customerClickId ? [detail('Click of the customer', signals.customerClickId)] : []),
    ...(invoice ? [] : common({ conversion })),
  ];
}

function invoiceDetails({ conversion, sale }: Trail): Detail[] {
  const { invoice } = sale ?? {};
  if (!invoice) return [];
  return [
    detail('Invoice', invoice.id),
    detail('Billing reason', invoice.billing_reason),
    ...common({ conversion }),
  ];
}

function refundDetails({ conversion, sale }: Trail): Detail[] {
  return (sale?.returns ?? []).flatMap(({ by, id, amount, status, payments, eventId, created }) => [
    [
      by === 'refund' ? 'Refunded' : 'Disputed',
      moneyOf({ amount_cents: amount, currency: conversion.currency }),
    ] as const,
    ...(status ? [detail('Status', status)] : []),
    detail(by === 'refund' ? 'Charge' : 'Dispute', id),
    detail(
      'Payment',
      payments.find((one) => one !== id),
    ),
    ['Happened', timeView(new Date(created * 1000).toISOString())] as const,
    detail('Event', eventId),
  ]);
}

function requestDetails({ conversion, signals }: Trail): Detail[] {
  return [
    ['Transaction', code(conversion.external_transaction_id)],
    ['click_id', code(signals.apiClickId)],
    ['promo_code', code(signals.promoCode)],
    ['event_type', code(conversion.event_type)],
    ...common({ conversion }),
  ];
}

function common({ conversion }: Pick<Trail, 'conversion'>): Detail[] {
  return [
    ['Amount', conversion.amount_cents > 0 ? moneyOf(conversion) : none('none')],
    ['Customer', conversion.prospect_email ?? none('not told')],
    ['Mode', conversion.mode],
  ];
}

function eventDetails({ event, conversion }: Trail): Detail[] {
  return [
    ['Event', code(conversion.stripe_event_id)],
    ['Type', html`${event ? eventName(event.type) : ''} ${code(event?.type)}`],
    ['Happened', timeView(conversion.occurred_at)],
    ['Arrived', timeView(event?.received_at ?? conversion.created_at)],
    ['Signature', 'verified'],
    ['Outcome', event?.outcome ?? none('not settled')],
  ];
}

function answerDetails({ conversion, request }: Trail): Detail[] {
  return [
    ['Happened', timeView(conversion.occurred_at)],
    ['Arrived', timeView(conversion.created_at)],
    ['Answered', request?.status === 201 ? '201, recorded' : '422, not recorded'],
  ];
}

function decisionDetails({ conversion, partner }: Trail): Detail[] {
  const earner = conversion.attributed && partner ? who(partner) : none('nobody');
  return [
    ['Earned by', earner],
    ['Reason', html`${reasonName(conversion.code)} ${code(conversion.code)}`],
    ['Counts as', conversion.counts_as],
    ['Decided', timeView(conversion.created_at)],
  ];
}

const who = ({ id, name }: { id: number; name: string }) => html`<a href="/partners/${id}">${name}</a>`;
const none = (text: string) => html`<span class="none">${text}</span>`;
const detail = (name: string, value: string | null | undefined): Detail => [name, code(value)];
const code = (value: string | null | undefined) => (value ? html`<code>${value}</code>` : none('none'));
