import { requestId } from './browser/request-id.ts';
import type { Options } from './options.ts';
import { originOf } from './origin-of.ts';
import { readItem } from './store.ts';
import { uuidOf } from './uuid-of.ts';

/** One visit through a partner's link, as the API takes it: `POST {api}/v1/clicks`. */
export type Click = {
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

export type RegisteredClick = { readonly click_id: string; readonly visitor_token?: string };

export function createClick(ref: string, options: Options): Click {
  const referrer = originOf(document.referrer);
  return {
    merchant_key: options.merchantKey,
    ref,
    request_id: requestId(),
    landing_url: location.origin + location.pathname,
    referrer: referrer === location.origin ? undefined : referrer,
    visitor_token: readItem('__selgeo_vtk'),
  };
}

/**
 * Registers a click. The default content type makes it a CORS "simple request", which costs no preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header); `keepalive` lets it outlive the page. Rejects with
 * the response when that carries no click ID, or with what `fetch` says when there is none.
 */
export async function postClick(click: Click, options: Options): Promise<RegisteredClick> {
  const response = await fetch(`${options.apiOrigin}/v1/clicks`, {
    method: 'POST',
    headers: options.requestHeaders,
    body: JSON.stringify(click),
    credentials: 'omit',
    keepalive: true,
  });
  const answer = response.ok && (await response.json());
  if (uuidOf(answer.click_id)) return answer;
  throw response;
}

/** Whether the API has refused a click for good: 408, 425 and 429 say "not now", every other 4xx says "never". */
export function isRejection(failure: Partial<Response>): boolean {
  return /^4(?!08|25|29)/.test(failure.status as unknown as string);
}
