export type { ConversionOptions } from './server/check-options.ts';
export { type CheckoutParamsOptions, checkoutParams } from './server/checkout-params.ts';
export { clientReferenceId } from './server/client-reference-id.ts';
export { type ConversionError, type FieldError, isConversionError } from './server/conversion-error.ts';
export type { ConversionInput } from './server/conversion-fields.ts';
export { conversionOf, type StripeEvent } from './server/conversion-of.ts';
export { type ConversionOutcome, createConversion } from './server/create-conversion.ts';
export { type CookieSource, type RequestHeaders, readClickId } from './server/read-click-id.ts';
export { stripeMetadata } from './server/stripe-metadata.ts';
