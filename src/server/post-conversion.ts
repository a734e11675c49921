import { TIME_LIMIT } from '../agreed/attempts.ts';
import { retryAfter } from './retry-after.ts';

/** What came of one attempt. */
export type Answer = {
  readonly ok: boolean;
  /** Undefined when there was no answer. */
  readonly status?: number | undefined;
  /** Seconds to wait before the next attempt; 0 when the API asks for none. */
  readonly retryAfter: number;
  /** The API's own words, or why there are none; never with the secret key. */
  readonly message: string;
  /** The field that the API blames. */
  readonly field?: string | undefined;
};

export type Api = { readonly secretKey: string; readonly origin: string };

/** Characters of the API's message that are worth repeating: a proxy may answer with a whole page. */
const LONGEST_MESSAGE = 300;

/** Sends a conversion once. Never rejects. */
export async function postConversion(body: object, { secretKey, origin }: Api): Promise<Answer> {
  try {
    const response = await fetch(`${origin}/api/v1/conversions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secretKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      // A conversion belongs to the API that the merchant has named, and so does the key.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    const { message, field } = problemIn(await response.text());
    return {
      ok: response.ok,
      status: response.status,
      retryAfter: retryAfter(response.headers.get('Retry-After'), Date.now()),
      message: message.split(secretKey).join('sk_…').slice(0, LONGEST_MESSAGE),
      field,
    };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    const message = isTimeout
      ? `It took longer than ${TIME_LIMIT / 1000} seconds.`
      : 'There is no connection to it.';
    return { ok: false, retryAfter: 0, message };
  }
}

/** Reads `{"error": {"message": …, "field": …}}`, which the API answers beside a status that is no success. */
function problemIn(text: string): { message: string; field?: string } {
  try {
    const { message, field } = JSON.parse(text).error;
    return { message: String(message), ...(typeof field === 'string' && { field }) };
  } catch {
    return { message: '' };
  }
}
