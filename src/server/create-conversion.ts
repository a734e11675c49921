import { ATTEMPTS } from '../agreed/attempts.ts';
import { backOff } from '../agreed/back-off.ts';
import { isNotNow } from '../agreed/is-not-now.ts';
import { checkConversion } from './check-conversion.ts';
import { type ConversionOptions, checkOptions } from './check-options.ts';
import { cleanText } from './clean-text.ts';
import { conversionError } from './conversion-error.ts';
import type { ConversionInput } from './conversion-fields.ts';
import { postConversion } from './post-conversion.ts';
import { refusal } from './refusal.ts';

export type ConversionOutcome = {
  /** `already_recorded`: the API already has a conversion with this `external_transaction_id`. It counts once. */
  readonly status: 'recorded' | 'already_recorded';
};

/** Seconds. An API that wants to be left alone for longer is called again by the merchant, not here. */
const LONGEST_RETRY_AFTER = 60;

/**
 * Reports a lead or a sale to the Conversion API, `POST {apiUrl}/api/v1/conversions`. Checks the input before it sends
 * anything. If an attempt gets no answer within 10 seconds, or gets 408, 425, 429 or 5xx, it is repeated with the same
 * `external_transaction_id`, up to four attempts in all. The pauses are 0 to 1, 0 to 4 and 0 to 16 seconds, and never
 * shorter than a `Retry-After` of up to a minute. Needs only `fetch`.
 *
 * Rejects with a `ConversionError` if the conversion is not recorded. Its `code` says whether to fix the cause or to
 * call again later. In a browser, it always rejects, because there anyone could read the secret key.
 *
 * @example
 * const sale = { click_id, external_transaction_id: order.id, event_type: 'sale', amount_cents: 4900, currency: 'USD' };
 * await createConversion(sale, { secretKey: process.env.SELGEO_SECRET_KEY });
 */
export async function createConversion(
  input: ConversionInput,
  options: ConversionOptions,
): Promise<ConversionOutcome> {
  if (typeof document !== 'undefined')
    throw conversionError(
      'invalid',
      'createConversion is for servers: in a page, anyone can read the secret key.',
    );
  const conversion = checkConversion(input);
  const api = checkOptions(options);
  if (conversion.errors || api.errors) {
    // The name of an unknown field may be anything, even the secret key.
    const wrong = (conversion.errors ?? []).map(({ field, message }) => ({
      field: cleanText(field, options?.secretKey),
      message,
    }));
    const errors = [...(api.errors ?? []), ...wrong];
    throw conversionError('invalid', 'The conversion was not sent.', { errors });
  }
  for (let attempt = 1; ; attempt++) {
    const answer = await postConversion(conversion.body, api);
    if (answer.isRecorded) return { status: 'recorded' };
    if (answer.status === 409 && !answer.isForeign) return { status: 'already_recorded' };
    const isOver = attempt === ATTEMPTS || answer.retryAfter > LONGEST_RETRY_AFTER;
    if (isOver || !isNotNow(answer.status)) throw refusal(answer);
    const delay = 1000 * answer.retryAfter + backOff(attempt, Math.random());
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
}
