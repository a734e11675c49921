import { clicksAddress } from '../agreed/clicks-address.ts';
import type { Offer } from '../agreed/offer-of.ts';
import { requestId } from '../browser/request-id.ts';
import { parsed } from '../store/tab.ts';
import type { ClickRequest } from '../visit/click-api.ts';
import { problemOf } from './click-body.ts';

/** A registered click: the fields that the snippet has sent, and the click ID that it got. */
export type ReceivedClick = ClickRequest & { readonly click_id: string };

/** A request to the click API, including retries and malformed bodies. */
export type ReceivedRequest = {
  readonly body: string | null;
  readonly answered: number | 'offline';
  /** Why a click API would refuse the body, if it would. */
  readonly problem?: string | undefined;
};

/** A status of the click API, 400 to 599; or no network. */
export type Failure = number | 'offline';

export type Promises = {
  /** The ID of the first click, a UUID. By default it is random, like the IDs of later clicks. */
  readonly clickId?: string | undefined;
  readonly offer?: Offer | undefined;
  /** The number of days, 1 to 400, for which a click counts, as the API answers. */
  readonly attributionDays?: number | undefined;
};

export type Answer = {
  readonly status: number;
  readonly headers: { [name: string]: string };
  readonly body?: string;
};

const PATH = clicksAddress('', () => '');

/** Whether an address is that of a click API: on a host of its own, or behind a path of the site. */
export const isClickApi = ({ pathname }: URL): boolean => pathname.endsWith(PATH);

/** A click API in memory, as the contract has it: a repeated `request_id` gets the same click ID. */
export function createClickApi({ clickId, offer, attributionDays }: Promises) {
  const clicks: ReceivedClick[] = [];
  const requests: ReceivedRequest[] = [];
  let failure: { readonly how: Failure; left: number } | undefined;

  function answer(method: string, asked: string, body: string | null): Answer | 'offline' {
    if (method === 'OPTIONS') return preflight(asked);
    if (method !== 'POST') return refusal(405, 'method_not_allowed', 'Clicks are registered with POST.');
    const problem = problemOf(body);
    const failing = failure && failure.left-- > 0 ? failure.how : undefined;
    const answer =
      failing === undefined
        ? problem
          ? refusal(400, 'invalid_request', problem.message, problem.field)
          : register(parsed(body) as ClickRequest)
        : fail(failing);
    requests.push({
      body,
      answered: answer === 'offline' ? answer : answer.status,
      problem: problem?.message,
    });
    return answer;
  }

  function register(request: ClickRequest): Answer {
    const earlier = clicks.find(({ request_id }) => request_id === request.request_id);
    const click = earlier ?? { ...request, click_id: (clicks.length === 0 && clickId) || requestId() };
    if (!earlier) clicks.push(click);
    return json(earlier ? 200 : 201, {
      click_id: click.click_id,
      visitor_token: request.visitor_token ?? requestId(),
      attribution_days: attributionDays,
      offer,
    });
  }

  return {
    clicks,
    requests,
    answer,
    fail(how: Failure, times: number): void {
      if (how !== 'offline' && !(how >= 400 && how <= 599))
        throw new Error(
          `fail() takes a status from 400 to 599 or 'offline', but got ${JSON.stringify(how)}.`,
        );
      failure = { how, left: times };
    },
    recover(): void {
      failure = undefined;
    },
    /** How the next request fails, if it does. */
    failing: (): Failure | undefined => (failure && failure.left > 0 ? failure.how : undefined),
  };
}

export type ClickApi = ReturnType<typeof createClickApi>;

const fail = (how: Failure) =>
  how === 'offline'
    ? how
    : refusal(how, 'asked_for', `The test has asked for this answer with fail(${how}).`);

function refusal(status: number, code: string, message: string, field?: string): Answer {
  const { headers, body } = json(status, { error: { code, message, field } });
  return { status, headers: { ...headers, ...(status === 429 && { 'Retry-After': '1' }) }, body };
}

const json = (status: number, value: unknown) => ({
  status,
  headers: {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After',
  },
  body: JSON.stringify(value),
});

/** Lets everything in that is asked for: a page may have wrapped `fetch`. */
const preflight = (asked: string): Answer => ({
  status: 204,
  headers: {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': asked,
  },
});
