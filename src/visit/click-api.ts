import { TIME_LIMIT } from '../agreed/attempts.ts';
import { clicksAddress } from '../agreed/clicks-address.ts';
import { daysOf } from '../agreed/days-of.ts';
import { isNotNow } from '../agreed/is-not-now.ts';
import type { Options } from '../agreed/options.ts';
import { originOf } from '../agreed/origin-of.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { documentProperty } from '../browser/document-property.ts';
import { post } from '../browser/post.ts';
import { requestId } from '../browser/request-id.ts';
import { readVisitorToken } from '../store/registered-click.ts';
import { jsonOf, parsed } from '../store/tab.ts';

/** One visit through a partner's link, as the API takes it: `POST {api}/v1/clicks`. */
export type ClickRequest = {
  readonly merchant_key: string | undefined;
  readonly ref: string;
  /** A UUID made once per click, so that the API can drop repeats. */
  readonly request_id: string;
  /** Origin and path only: the rest may carry secrets. Only of pages on the web: the path of a file names its owner. */
  readonly landing_url: string | undefined;
  /** Origin of the page that linked here, when it is another origin. */
  readonly referrer: string | undefined;
  readonly visitor_token: string | undefined;
};

/** What the API has said of a click. */
export type ClickAnswer = {
  /** HTTP status; absent where there was no answer. */
  readonly status?: number | undefined;
  readonly clickId?: string | undefined;
  readonly visitorToken?: unknown;
  readonly offer?: unknown;
  /** For how many days the click counts, if the API says so. */
  readonly saidDays?: number | undefined;
  /** Whether the API has refused the click for good. */
  readonly isRefused?: boolean;
  /** The header `Retry-After`. */
  readonly retryAfter?: string | null | undefined;
};

export function createClickRequest(ref: string, path: string, options: Options): ClickRequest {
  const { origin } = location;
  const referrer = originOf(documentProperty('referrer'));
  return {
    merchant_key: options.merchantKey,
    ref,
    request_id: requestId(),
    landing_url: originOf(origin) && origin + path,
    referrer: referrer === origin ? undefined : referrer,
    visitor_token: readVisitorToken(),
  };
}

/** Characters of a path at most: a `fetch` that outlives the page holds 64 KiB, and the storage of a tab some clicks. */
const LONGEST = 2000;

/** The path of a page's address: without user name and password before it, and without query and fragment. */
export function pathOf(address: string): string {
  const [page = ''] = address.split('#');
  const [path = ''] = page.split('?');
  return `/${path.split('/').slice(3).join('/')}`.slice(0, LONGEST);
}

/** Registers a click. Never rejects. */
export async function postClick(
  request: ClickRequest,
  options: Options,
  byXhr: boolean,
): Promise<ClickAnswer> {
  const address = clicksAddress(options.apiBase, () => location.origin);
  // What a parked click has besides stays here.
  const body = jsonOf({ ...request, isLate: undefined });
  const { status = 0, text, retryAfter } = await post(address, body, options.contentType, TIME_LIMIT, byXhr);
  // Nothing, of a page of a firewall, of a gateway, or of a server that is being deployed.
  const said = parsed(text) as Partial<Record<string, unknown>> | null | undefined;
  return {
    status,
    clickId: status < 300 ? uuidOf(said?.click_id) : undefined,
    visitorToken: said?.visitor_token,
    offer: said?.offer,
    saidDays: daysOf(said?.attribution_days),
    // Without a JSON error, a 4xx is not the API's word.
    isRefused:
      !isNotNow(status) &&
      status >= 400 &&
      typeof (said?.error as Record<string, unknown>)?.code === 'string',
    retryAfter,
  };
}
