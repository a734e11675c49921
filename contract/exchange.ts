import { silenceReason } from './silence-reason.ts';

/** An answer, read to its end. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

/** What came of a request: an answer, or why there was none. */
export type Exchange = Answer | { readonly silence: string };

export type Fetch = (request: Request) => Response | Promise<Response>;

/** Milliseconds after which the snippet, too, gives up. */
const TIMEOUT = 10_000;

/** Sends one request and never rejects. Redirects are not followed: the API has to answer at its own address. */
export async function exchange(fetch: Fetch, url: string, init: RequestInit): Promise<Exchange> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(new Request(url, { redirect: 'manual', signal, ...init }));
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    return { silence: silenceReason(error) };
  }
}

export const statusOf = (exchange: Exchange): number | undefined =>
  'status' in exchange ? exchange.status : undefined;

export const isSuccess = (exchange: Exchange): boolean => /^2/.test(String(statusOf(exchange)));
