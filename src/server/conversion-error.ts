export type FieldError = {
  /** A field of the conversion, or one of `secretKey` and `apiUrl`. */
  readonly field: string;
  /** What is wrong with it and how to fix it. */
  readonly message: string;
};

/** Why `createConversion` has not recorded a conversion. No text of it contains the secret key. */
export type ConversionError = Error & {
  readonly name: 'ConversionError';
  /**
   * With these codes, fix the cause. `invalid`: an error was found before anything was sent, or the API has answered
   * 400. `unauthorized`: 401, the API does not know the key. `not_attributed`: 422, no partner can earn it, for example
   * because the click is unknown, or the key and the click are of different modes. `refused`: any other answer that a
   * repetition does not change.
   *
   * With these codes, keep the conversion and call again later with the same `external_transaction_id`. It counts once,
   * even if an earlier attempt has arrived after all. `rate_limited`: 429. `unavailable`: 5xx, or no answer.
   */
  readonly code: 'invalid' | 'unauthorized' | 'not_attributed' | 'refused' | 'rate_limited' | 'unavailable';
  /** One entry for each wrong field. Empty if no field is wrong. */
  readonly errors: readonly FieldError[];
  /** The status of the API's last answer. `undefined` if there was no answer. */
  readonly status: number | undefined;
};

type More = {
  readonly errors?: readonly FieldError[];
  readonly status?: number | undefined;
  /** The API's own words, if they do not belong to a field. */
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

/** Says whether a caught error comes from `createConversion`. */
export function isConversionError(error: unknown): error is ConversionError {
  return error instanceof Error && error.name === 'ConversionError';
}
