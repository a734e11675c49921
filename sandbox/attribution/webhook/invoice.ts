import { z } from 'zod';
import { reference } from './reference.ts';

const details = z.object({
  subscription: reference.nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});

const payment = z.object({ payment: z.object({ payment_intent: reference.nullish() }) });

/**
 * What a renewal needs of an invoice, flattened. https://docs.stripe.com/api/invoices/object
 * Until API version 2025-03-31.basil the subscription and the payment stood at the top; an endpoint keeps the version
 * that it was made with, so both shapes are read:
 * https://docs.stripe.com/changelog/basil/2025-03-31/adds-new-parent-field-to-invoicing-objects
 */
export const paidInvoice = z
  .object({
    id: z.string().min(1),
    billing_reason: z.string().nullish(),
    amount_paid: z.int().min(0),
    currency: z.string().regex(/^[a-z]{3}$/i),
    customer: reference.nullish(),
    customer_email: z.string().nullish(),
    parent: z.object({ subscription_details: details.nullish() }).nullish(),
    subscription: reference.nullish(),
    subscription_details: details.nullish(),
    payment_intent: reference.nullish(),
    payments: z.object({ data: z.array(payment) }).nullish(),
  })
  .transform(({ parent, subscription, subscription_details, payment_intent, payments, ...invoice }) => {
    const told = parent?.subscription_details ?? subscription_details;
    return {
      ...invoice,
      subscription: told?.subscription ?? subscription ?? null,
      /** Of the subscription, as it was when the invoice was made. */
      metadata: told?.metadata ?? {},
      payment_intents: [
        payment_intent,
        ...(payments?.data ?? []).map(({ payment }) => payment.payment_intent),
      ].flatMap((id) => id ?? []),
    };
  });

export type PaidInvoice = z.infer<typeof paidInvoice>;
