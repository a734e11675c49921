import { isNotNow } from '../agreed/is-not-now.ts';
import { type ConversionError, conversionError } from './conversion-error.ts';
import type { Answer } from './post-conversion.ts';

/** The error for an answer that does not say that the conversion is recorded. */
export function refusal({ status, message, field }: Answer): ConversionError {
  const code = codeOf(status);
  const answered = status === undefined ? 'did not answer' : `answered ${status}`;
  return conversionError(code, `The Conversion API ${answered}: ${MEANINGS[code]}`, {
    errors: field ? [{ field, message: message || 'is not accepted' }] : [],
    status,
    detail: field ? '' : message,
  });
}

function codeOf(status: number | undefined): ConversionError['code'] {
  if (status === 429) return 'rate_limited';
  if (isNotNow(status)) return 'unavailable';
  return (
    ({ 400: 'invalid', 401: 'unauthorized', 422: 'not_attributed' } as const)[Number(status)] ?? 'refused'
  );
}

const MEANINGS: Readonly<Record<ConversionError['code'], string>> = {
  invalid: 'it does not accept the conversion.',
  unauthorized:
    'it does not know the secret key. Check that secretKey and apiUrl belong to the same environment.',
  not_attributed: 'no partner earns this conversion.',
  refused: 'it has not recorded the conversion. Check that apiUrl is the origin of the API.',
  rate_limited: 'there are too many requests. Keep the conversion, and send it again later.',
  unavailable: 'it is not available. Keep the conversion, and send it again later.',
};
