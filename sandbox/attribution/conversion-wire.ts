import { z } from 'zod';
import { emailAddress } from '../support/email-address.ts';
import { text, uuid } from './fields.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** The body of `POST /api/v1/conversions`. Unknown fields are ignored. */
export const conversionRequest = z
  .object({
    click_id: uuid('; leave the field out when there is no click').optional(),
    promo_code: text(64).optional(),
    external_transaction_id: text(255),
    event_type: text(100),
    amount_cents: z.int('must be a whole number of cents').min(0, 'must not be negative').default(0),
    currency: z
      .string('must be a string')
      .trim()
      .toUpperCase()
      .refine((code) => currencies.has(code), 'must be an ISO 4217 code such as USD')
      .optional(),
    occurred_at: z
      .union([z.iso.datetime({ offset: true }), z.iso.date()], {
        error: 'must be an ISO 8601 date, or a time with its offset such as 2026-01-31T12:00:00Z',
      })
      .transform((time) => new Date(time).toISOString())
      .optional(),
    prospect_email: emailAddress('must be an e-mail address').optional(),
  })
  .refine(hasCurrency, {
    path: ['currency'],
    message: 'is required when amount_cents is above 0',
    // Also beside problems of other fields, so that one answer names all there are.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

function hasCurrency({ amount_cents, currency }: { amount_cents?: unknown; currency?: unknown }): boolean {
  return !(typeof amount_cents === 'number' && amount_cents > 0) || currency !== undefined;
}
