import { TIME_LIMIT } from '../agreed/attempts.ts';
import { retryAfter } from '../agreed/retry-after.ts';
import { cleanText } from './clean-text.ts';

/** What came of one attempt. */
export type Answer = {
  /** Whether the API has recorded the conversion, in its own words: a 201 or 200 of somebody else says nothing. */
  readonly isRecorded: boolean;
  /** Whether it has a text that is not the API's: of a firewall, or of a gateway. */
  readonly isForeign?: boolean;
  /** Undefined when there was no answer. */
  readonly status?: number | undefined;
  /** Seconds to wait before the next attempt; 0 when the API asks for none. */
  readonly retryAfter: number;
  /** The API's own words, cleaned, or why there are none. */
  readonly message: string;
  /** The field that the API blames, cleaned. */
  readonly field?: string | undefined;
};

export type Api = { readonly secretKey: string; readonly origin: string };

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
    const { status, headers } = response;
    const text = await response.text();
    const answer = jsonObject(text);
    // A refusal has `{"error": {"message": …, "field": …}}`.
    const { message, field } = (answer?.error ?? {}) as Record<string, unknown>;
    return {
      isRecorded: (status === 201 || status === 200) && !!answer && !answer.error,
      isForeign: text.trim() !== '' && !answer,
      status,
      retryAfter: retryAfter(headers.get('Retry-After'), Date.now()),
      message: cleanText(message, secretKey),
      field: cleanText(field, secretKey) || undefined,
    };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    const message = isTimeout
      ? `It took longer than ${TIME_LIMIT / 1000} seconds.`
      : 'There is no connection to it.';
    return { isRecorded: false, retryAfter: 0, message };
  }
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? (value ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
