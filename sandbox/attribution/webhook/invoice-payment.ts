import { z } from 'zod';
import { reference } from './reference.ts';

/**
 * What ties a payment to its invoice, since neither names the other any more.
 * https://docs.stripe.com/api/invoice-payment/object
 */
export const invoicePayment = z.object({
  id: z.string().min(1),
  invoice: reference,
  payment: z.object({ payment_intent: reference.nullish(), charge: reference.nullish() }),
});

export type InvoicePayment = z.infer<typeof invoicePayment>;
