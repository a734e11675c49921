import { type Answer, type Exchange, isSuccess } from './exchange.ts';

/** How the requests that provoke a 429 ended. */
export type Burst = { readonly limit: number; readonly sent: number; readonly seconds: number } & (
  | { readonly end: 'limited'; readonly answer: Answer }
  /** Neither a success nor a 429. */
  | { readonly end: 'broken'; readonly exchange: Exchange }
  /** The network did not take `mostOf(limit)` requests within a minute. */
  | { readonly end: 'slow' }
  | { readonly end: 'never' }
);

/** Requests a minute that the contract grants each key. */
export const LIMIT = 1000;

/**
 * Whatever an API takes for a minute, it cannot let more than twice the limit pass within 60 seconds: they touch two
 * fixed windows at most, and a bucket is filled up once. (One more than the limit would do only where the window slides.)
 */
export const mostOf = (limit: number): number => 2 * limit + 1;

/** Moderate, so that no proxy on the way takes it for an attack. */
const AT_ONCE = 20;

/** Sends until the first 429, at most `mostOf(limit)` requests and for at most a minute. `now` is in milliseconds. */
export async function burst(
  send: () => Promise<Exchange>,
  limit: number,
  now: () => number,
  onProgress: (sent: number) => void,
): Promise<Burst> {
  const most = mostOf(limit);
  const start = now();
  for (let sent = 0; ; ) {
    const exchanges = await Promise.all(Array.from({ length: Math.min(AT_ONCE, most - sent) }, send));
    sent += exchanges.length;
    const far = { limit, sent, seconds: (now() - start) / 1000 };
    const answer = exchanges.find(isLimited);
    if (answer) return { ...far, end: 'limited', answer };
    const exchange = exchanges.find((one) => !isSuccess(one));
    if (exchange) return { ...far, end: 'broken', exchange };
    if (far.seconds > 60) return { ...far, end: 'slow' };
    if (sent === most) return { ...far, end: 'never' };
    if (sent % 500 === 0) onProgress(sent);
  }
}

export const isLimited = (exchange: Exchange): exchange is Answer =>
  'status' in exchange && exchange.status === 429;
