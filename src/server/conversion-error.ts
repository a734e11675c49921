export type FieldError = {
  /** A field of the conversion, or one of `secretKey` and `apiUrl`. */
  readonly field: string;
  /** What is wrong with it and how to mend it. */
  readonly message: string;
};

/** Why `createConversion` has not recorded a conversion. The secret key is in none of its texts. */
export type ConversionError = Error & {
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

type More = {
  readonly errors?: readonly FieldError[];
  readonly status?: number | undefined;
  /** The API's own words, where they belong to no field. */
  readonly detail?: string;
};

export function conversionError(
  code: ConversionError['code'],
  summary: string,
  { errors = [], status, detail }: More = {},
): ConversionError {
  const message = [summary, ...errors.map(sentence), detail].filter(Boolean).join(' ');
  return Object.assign(new Error(message), { name: 'ConversionError' as const, code, errors, status });
}

/** The API's own messages are sentences that begin with the field. */
function sentence({ field, message }: FieldError): string {
  return `${message.startsWith(field) ? '' : `${field} `}${message.replace(/\.?$/, '.')}`;
}

/** Whether something that was caught comes from `createConversion`. */
export function isConversionError(error: unknown): error is ConversionError {
  return error instanceof Error && error.name === 'ConversionError';
}
