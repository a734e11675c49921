import { z } from 'zod';
import { emailAddress } from '../support/email-address.ts';

/** Stripe's rule for `client_reference_id`; Payment Links drop other values silently, the API refuses them. */
export const CLIENT_REFERENCE_ID = /^[A-Za-z0-9_-]{1,200}$/;

export const integer = z
  .string()
  .refine((text) => /^\d{1,9}$/.test(text), {
    error: 'Invalid integer: write a whole number of the smallest currency unit, such as 2900 for $29.00.',
    params: { code: 'parameter_invalid_integer' },
  })
  .transform(Number);

const address = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
  error: 'Not a valid URL: it must be absolute and start with http:// or https://.',
  params: { code: 'url_invalid' },
});

export const metadata = z
  .record(z.string().max(40, 'A metadata key has at most 40 characters.'), z.string().max(500))
  .refine((entries) => Object.keys(entries).length <= 50, 'You can have at most 50 metadata keys.');

const priceData = z.strictObject({
  currency: z.string().regex(/^[A-Za-z]{3}$/, 'Invalid currency: use a three-letter ISO code such as usd.'),
  unit_amount: integer,
  product_data: z.strictObject({
    name: z.string(),
    description: z.string().optional(),
    images: z.array(z.string()).optional(),
    metadata: metadata.optional(),
  }),
  recurring: z
    .strictObject({ interval: z.enum(['day', 'week', 'month', 'year']), interval_count: integer.optional() })
    .optional(),
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
});

// Parameters of the real API that change nothing in the stand-in; refusing them would break merchants' code for no gain.
const accepted = Object.fromEntries(
  `adaptive_pricing after_expiration allowed_payment_method_types automatic_tax
  billing_address_collection branding_settings consent_collection custom_fields custom_text customer_update
  excluded_payment_method_types expand expires_at integration_identifier invoice_creation locale name_collection
  origin_context payment_intent_data payment_method_collection payment_method_configuration payment_method_data
  payment_method_options payment_method_types phone_number_collection saved_payment_method_options
  shipping_address_collection submit_type tax_id_collection wallet_options`
    .split(/\s+/)
    .map((name) => [name, z.unknown().optional()]),
);

/** The body of `POST /v1/checkout/sessions`. https://docs.stripe.com/api/checkout/sessions/create */
export const sessionParams = z.strictObject({
  ...accepted,
  mode: z.enum(['payment', 'subscription'], {
    error: ({ input }) =>
      input === undefined ? undefined : 'Invalid mode: the stand-in knows payment and subscription.',
  }),
  ui_mode: z
    .enum(['hosted_page', 'embedded_page', 'elements'], { error: ({ input }) => uiModeMessage(input) })
    .optional(),
  client_reference_id: z
    .string()
    .max(200, 'Invalid string: client_reference_id must be at most 200 characters.')
    .regex(
      CLIENT_REFERENCE_ID,
      'Invalid client_reference_id: use only letters, digits, dashes and underscores.',
    )
    .optional(),
  line_items: z
    .array(
      z.strictObject({ price: z.string().optional(), price_data: priceData.optional(), quantity: integer }),
    )
    .min(1)
    .max(100),
  success_url: address.optional(),
  cancel_url: address.optional(),
  return_url: address.optional(),
  redirect_on_completion: z.enum(['always', 'if_required', 'never']).optional(),
  allow_promotion_codes: z.unknown().optional(),
  discounts: z
    .array(z.strictObject({ promotion_code: z.string() }))
    .max(1)
    .optional(),
  customer: z.string().startsWith('cus_', 'No such customer.').optional(),
  customer_email: emailAddress('Invalid email address.').optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  currency: z.string().optional(),
  metadata: metadata.optional(),
  subscription_data: z.looseObject({ metadata: metadata.optional() }).optional(),
});

export type SessionParams = z.infer<typeof sessionParams>;

function uiModeMessage(input: unknown): string {
  const renamed = { embedded: 'embedded_page', hosted: 'hosted_page', custom: 'elements' }[String(input)];
  return renamed
    ? `Invalid ui_mode: \`${String(input)}\` is called \`${renamed}\` since API version 2026-03-25.dahlia.`
    : 'Invalid ui_mode: must be one of hosted_page, embedded_page or elements.';
}
