import type Stripe from 'stripe';
import { newId } from './ids.ts';

type Known = {
  readonly [Field in 'email' | 'name' | 'description' | 'phone']?: string | null | undefined;
} & {
  readonly metadata?: Readonly<Record<string, string>> | undefined;
};

/** A customer as Stripe shows them. https://docs.stripe.com/api/customers/object */
export function newCustomer(
  { email = null, name = null, description = null, phone = null, metadata = {} }: Known,
  { id = newId('cus_', 14), livemode, now }: { id?: string; livemode: boolean; now: number },
): Stripe.Customer {
  return {
    id,
    object: 'customer',
    address: null,
    balance: 0,
    created: now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description,
    email,
    invoice_prefix: id.slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode,
    metadata,
    name,
    next_invoice_sequence: 1,
    phone,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}
