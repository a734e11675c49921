import type Stripe from 'stripe';
import { BUSINESS_NAME } from './catalogue.ts';
import { newId } from './ids.ts';
import type { Payment } from './payment-store.ts';
import type { StoredSession } from './store.ts';

/**
 * The invoice that a payment of a subscription has paid. As in Stripe it names neither the PaymentIntent nor the charge:
 * `invoicePaymentOf` does. https://docs.stripe.com/api/invoices/object
 */
export function invoiceOf(
  payment: Payment & { readonly invoiceId: string },
  { session, items, subscriptionMetadata }: StoredSession,
): Stripe.Invoice {
  const { invoiceId: id, amount, reason } = payment;
  const at = Math.floor(payment.createdAt / 1000);
  const subscription = String(session.subscription);
  const currency = session.currency ?? 'usd';
  const subtotal = items.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0);
  return {
    ...INVOICE_DEFAULTS,
    id,
    amount_due: amount,
    amount_paid: amount,
    billing_reason: reason,
    created: at,
    currency,
    customer: session.customer,
    customer_email: session.customer_details?.email ?? null,
    customer_name: session.customer_details?.name ?? null,
    effective_at: at,
    lines: {
      object: 'list',
      data: items.map((item) => ({
        ...LINE_DEFAULTS,
        id: newId('il_'),
        amount: item.unitAmount * item.quantity,
        subtotal: item.unitAmount * item.quantity,
        currency,
        description: `${item.quantity} × ${item.name}`,
        invoice: id,
        livemode: session.livemode,
        metadata: subscriptionMetadata,
        period: { start: at, end: at },
        quantity: item.quantity,
        subscription,
      })),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    livemode: session.livemode,
    number: `${id.slice(3, 11).toUpperCase()}-0001`,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscriptionMetadata, subscription },
      type: 'subscription_details',
    },
    period_end: at,
    period_start: at,
    status_transitions: { finalized_at: at, marked_uncollectible_at: null, paid_at: at, voided_at: null },
    subtotal,
    subtotal_excluding_tax: subtotal,
    total: amount,
    total_discount_amounts: subtotal > amount ? [{ amount: subtotal - amount, discount: newId('di_') }] : [],
    total_excluding_tax: amount,
  };
}

/** What ties a payment to its invoice. https://docs.stripe.com/api/invoice-payment/object */
export function invoicePaymentOf(
  { id, invoiceId, amount, createdAt }: Payment & { readonly invoiceId: string },
  { session }: StoredSession,
): Stripe.InvoicePayment {
  const at = Math.floor(createdAt / 1000);
  return {
    id: newId('inpay_'),
    object: 'invoice_payment',
    amount_paid: amount,
    amount_requested: amount,
    created: at,
    currency: session.currency ?? 'usd',
    invoice: invoiceId,
    is_default: true,
    livemode: session.livemode,
    payment: { payment_intent: id, type: 'payment_intent' },
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: at },
  };
}

const LINE_DEFAULTS = {
  object: 'line_item',
  discount_amounts: [],
  discountable: true,
  discounts: [],
  parent: null,
  pretax_credit_amounts: [],
  pricing: null,
  quantity_decimal: null,
  taxes: [],
} satisfies Partial<Stripe.InvoiceLineItem>;

/** Every field of an invoice that the stand-in never changes, so that it has Stripe's full shape. */
const INVOICE_DEFAULTS = {
  object: 'invoice',
  account_country: 'US',
  account_name: BUSINESS_NAME,
  account_tax_ids: null,
  amount_overpaid: 0,
  amount_remaining: 0,
  amount_shipping: 0,
  application: null,
  attempt_count: 1,
  attempted: true,
  auto_advance: false,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  automatically_finalizes_at: null,
  collection_method: 'charge_automatically',
  custom_fields: null,
  customer_account: null,
  customer_address: null,
  customer_phone: null,
  customer_shipping: null,
  customer_tax_exempt: 'none',
  customer_tax_ids: [],
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  description: null,
  discounts: [],
  due_date: null,
  ending_balance: 0,
  footer: null,
  from_invoice: null,
  issuer: { type: 'self' },
  last_finalization_error: null,
  latest_revision: null,
  metadata: {},
  next_payment_attempt: null,
  on_behalf_of: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  status: 'paid',
  test_clock: null,
  total_pretax_credit_amounts: [],
  total_taxes: [],
  webhooks_delivered_at: null,
} satisfies Partial<Stripe.Invoice>;
