import type Stripe from 'stripe';
import type { Payment } from './payment-store.ts';
import type { Session } from './session.ts';

/** The charge of a payment. It names its PaymentIntent, but no invoice. https://docs.stripe.com/api/charges/object */
export function chargeOf(
  { id, chargeId, amount, refunded, createdAt }: Payment,
  session: Session,
): Stripe.Charge {
  const { email = null, name = null } = session.customer_details ?? {};
  return {
    ...CHARGE_DEFAULTS,
    id: chargeId,
    amount,
    amount_captured: amount,
    amount_refunded: refunded,
    billing_details: { address: null, email, name, phone: null, tax_id: null },
    created: Math.floor(createdAt / 1000),
    currency: session.currency ?? 'usd',
    customer: session.customer,
    livemode: session.livemode,
    payment_intent: id,
    refunded: refunded === amount,
  };
}

const CHARGE_DEFAULTS = {
  object: 'charge',
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  calculated_statement_descriptor: null,
  captured: true,
  description: null,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  fraud_details: null,
  metadata: {},
  on_behalf_of: null,
  outcome: null,
  paid: true,
  payment_method: null,
  payment_method_details: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: 'succeeded',
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Stripe.Charge>;
