import { TIME_LIMIT } from '../agreed/attempts.ts';
import { isNotNow } from '../agreed/is-not-now.ts';
import type { Options } from '../agreed/options.ts';
import { originOf } from '../agreed/origin-of.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { requestId } from '../browser/request-id.ts';
import { readItem } from '../store/tab.ts';

/** One visit through a partner's link, as the API takes it: `POST {api}/v1/clicks`. */
export type ClickRequest = {
  readonly merchant_key: string | undefined;
  readonly ref: string;
  /** A UUID made once per click, so that the API can drop repeats. */
  readonly request_id: string;
  /** Origin and path only: the query and the fragment may carry secrets. */
  readonly landing_url: string;
  /** Origin of the page that linked here, when it is another origin. */
  readonly referrer: string | undefined;
  readonly visitor_token: string | undefined;
};

/** The click ID and perhaps a visitor token; or the response that carried none; or nothing at all. */
export type ClickAnswer = { readonly click_id?: string; readonly visitor_token?: string } & Partial<Response>;

export function createClickRequest(ref: string, landingUrl: string, options: Options): ClickRequest {
  const referrer = originOf(document.referrer);
  return {
    merchant_key: options.merchantKey,
    ref,
    request_id: requestId(),
    landing_url: landingUrl.replace(/[?#].*/, ''),
    referrer: referrer === location.origin ? undefined : referrer,
    visitor_token: readItem('__selgeo_vtk'),
  };
}

/**
 * Registers a click. The default content type makes it a CORS "simple request", which costs no preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header); `keepalive` lets it outlive the page. Never rejects.
 */
export async function postClick(request: ClickRequest, options: Options): Promise<ClickAnswer> {
  let answer: ClickAnswer = {};
  try {
    // A page may have put something in its place that gives nothing.
    answer =
      (await fetch(`${options.apiOrigin}/v1/clicks`, {
        method: 'POST',
        headers: options.requestHeaders,
        body: JSON.stringify(request),
        credentials: 'omit',
        keepalive: true,
        // Missing before Safari 16: there, an attempt takes as long as the browser lets it.
        signal: AbortSignal.timeout?.(TIME_LIMIT) as AbortSignal,
      })) ?? answer;
    const body = answer.ok && (await (answer as Response).json());
    if (uuidOf(body.click_id)) answer = body;
  } catch {
    // No answer, or one without a click ID.
  }
  return answer;
}

/** Whether a status refuses a click for good: a 4xx that does not say "not now". */
export function isRejection(status = 0): boolean {
  return status >= 400 && !isNotNow(status);
}
