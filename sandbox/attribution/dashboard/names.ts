import type { Conversion } from '../store/conversions.ts';

/** What people read where the API says a code; the code itself for one that has no name. */
export const reasonName = (code: string): string => REASONS[code] ?? code;

/** The same of a type of Stripe's events. */
export const eventName = (type: string): string => EVENTS[type] ?? type;

/** How a sale was told. */
export const sourceName = ({ source, event_type }: Pick<Conversion, 'source' | 'event_type'>): string =>
  source === 'checkout'
    ? event_type === 'renewal'
      ? 'Renewal'
      : 'Checkout'
    : `Conversion API · ${event_type}`;

const REASONS: Readonly<Record<string, string>> = {
  by_client_reference_id: 'By the session’s reference',
  by_metadata: 'By metadata',
  by_customer: 'By an earlier sale of the customer',
  by_click_id: 'By click ID',
  by_promo_code: 'By promo code',
  click_of_other_mode: 'Click of the other mode',
  click_unknown: 'Unknown click',
  reference_not_a_click_id: 'Reference is no click ID',
  promo_code_unknown: 'Unknown promo code',
  no_reference: 'Names no click',
};

const EVENTS: Readonly<Record<string, string>> = {
  'checkout.session.completed': 'Checkout completed',
  'checkout.session.async_payment_succeeded': 'Delayed payment arrived',
  'checkout.session.async_payment_failed': 'Delayed payment failed',
  'checkout.session.expired': 'Checkout expired',
  'invoice.paid': 'Invoice paid',
  'invoice.payment_succeeded': 'Invoice paid',
  'invoice_payment.paid': 'Payment of an invoice',
  'charge.refunded': 'Payment refunded',
  'charge.refund.updated': 'Refund changed',
  'refund.created': 'Refund created',
  'refund.updated': 'Refund changed',
  'refund.failed': 'Refund failed',
  'charge.dispute.created': 'Payment disputed',
  'charge.dispute.updated': 'Dispute changed',
  'charge.dispute.closed': 'Dispute closed',
  'charge.dispute.funds_withdrawn': 'Disputed money taken back',
  'charge.dispute.funds_reinstated': 'Disputed money returned',
};
