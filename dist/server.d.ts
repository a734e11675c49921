type FieldError = {
    /** A field of the conversion, or one of `secretKey` and `apiUrl`. */
    readonly field: string;
    /** What is wrong with it and how to mend it. */
    readonly message: string;
};
/** Why `createConversion` has not recorded a conversion. The secret key is in none of its texts. */
type ConversionError = Error & {
    readonly name: 'ConversionError';
    /**
     * For these, mend the cause. `invalid`: found here before anything was sent, or answered with 400. `unauthorized`:
     * 401, the API does not know the key. `not_attributed`: 422, nobody earns it, for example because the click is
     * unknown, or the key and the click are of different modes. `refused`: any other answer that a repetition does not
     * change.
     *
     * For these, keep the conversion and call again later with the same `external_transaction_id`; it counts once, even
     * if an attempt has arrived after all. `rate_limited`: 429. `unavailable`: 5xx, or no answer.
     */
    readonly code: 'invalid' | 'unauthorized' | 'not_attributed' | 'refused' | 'rate_limited' | 'unavailable';
    /** One for each field that is to blame; empty where none is. */
    readonly errors: readonly FieldError[];
    /** Of the API's last answer; `undefined` when there was none. */
    readonly status: number | undefined;
};
/** Whether something that was caught comes from `createConversion`. */
declare function isConversionError(error: unknown): error is ConversionError;

type ConversionOptions = {
    /** The merchant's secret key, `sk_test_…` or `sk_live_…`. Its prefix selects test or live, as that of the click did. */
    readonly secretKey: string;
    /**
     * Origin of the attribution API, without a path; `https://api.selgeo.com` by default. Plain http is for this machine
     * only (`localhost`, `*.localhost`, `127.0.0.1`, `[::1]`), because the secret key goes along.
     */
    readonly apiUrl?: string | undefined;
};

type CheckoutParamsOptions = {
    /**
     * Where the Checkout Session carries the click ID: `client_reference_id` by default, or, for a merchant who uses
     * that one for something else, `metadata` for `metadata.aff_click_id`. Anything else throws a `TypeError`.
     */
    readonly via?: 'client_reference_id' | 'metadata';
};
/**
 * What a Checkout Session needs to be attributed, to be spread into `stripe.checkout.sessions.create({ … })`; nothing at
 * all for a value that is no click ID, because Stripe refuses a blank one.
 * https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-client_reference_id
 *
 * A spread replaces `metadata` as a whole. Beside metadata of your own, spread one level deeper:
 * `metadata: { order: '6735', ...checkoutParams(clickId, { via: 'metadata' }).metadata }`.
 *
 * @param value What the page has sent, unchecked.
 */
declare function checkoutParams(value: unknown, options?: {
    readonly via?: 'client_reference_id';
}): {
    client_reference_id?: string;
};
declare function checkoutParams(value: unknown, options: {
    readonly via: 'metadata';
}): {
    metadata?: {
        aff_click_id: string;
    };
};

/**
 * The click ID in a value that a page has sent to the back end: the UUID, or `undefined` for everything that is none
 * (null, a number, an array, junk). Never throws, because a lost attribution must not become a lost sale.
 */
declare function clientReferenceId(value: unknown): string | undefined;

/**
 * A lead or a sale, in the names of the Conversion API. `null`, `undefined` and, for `click_id` and `promo_code`, an
 * empty text count as absent and are not sent. A field that is none of these is refused: it is probably misspelt.
 */
type ConversionInput = {
    /** What `getClickId()` gave the page, a UUID. Either this or `promo_code` is required. */
    readonly click_id?: string | null | undefined;
    /** A partner's code that the customer has entered. */
    readonly promo_code?: string | null | undefined;
    /** Your own ID of the sale or lead, 1 to 255 characters: what is sent twice under it counts once. */
    readonly external_transaction_id: string;
    /** Such as `sale` or `lead`, 1 to 100 characters. */
    readonly event_type: string;
    /** A whole number in the currency's smallest unit, 4900 for $49.00; 0 when left out. */
    readonly amount_cents?: number | null | undefined;
    /** Three letters of ISO 4217 in any case; required when the amount is above 0. */
    readonly currency?: string | null | undefined;
    /** When it happened: a `Date`, or ISO 8601 with the time's offset; the time of arrival when left out. */
    readonly occurred_at?: Date | string | null | undefined;
    /** The customer's e-mail address. */
    readonly prospect_email?: string | null | undefined;
};

type ConversionOutcome = {
    /** `already_recorded`: a conversion with this `external_transaction_id` was there before; it counts once. */
    readonly status: 'recorded' | 'already_recorded';
};
/**
 * Reports a lead or a sale to the Conversion API, `POST {apiUrl}/api/v1/conversions`. What is wrong with the input is
 * found before anything is sent. An attempt that is not answered within 10 seconds, or answered with 408, 425, 429 or
 * 5xx, is repeated under the same `external_transaction_id`, up to four attempts in all: after 0 to 1, 0 to 4 and 0 to
 * 16 seconds, and not before a `Retry-After`, if that is no more than a minute. Needs nothing but `fetch`.
 *
 * Rejects with a `ConversionError` when it is not recorded; its `code` says whether to mend the cause, or to call again
 * later. In a browser it always does, because there anyone could read the secret key.
 */
declare function createConversion(input: ConversionInput, options: ConversionOptions): Promise<ConversionOutcome>;

export { checkoutParams, clientReferenceId, createConversion, isConversionError };
export type { CheckoutParamsOptions, ConversionError, ConversionInput, ConversionOptions, ConversionOutcome, FieldError };
