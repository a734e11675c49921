import { vi } from 'vitest';
import { CLICK } from './values.ts';

export type Call = {
  readonly url: string;
  readonly init: RequestInit;
  readonly body: Record<string, unknown>;
};
export type Answer = () => Response | Promise<Response>;

/** Stands in for the attribution API: gives the answers in turn, the last one for ever, and records the calls. */
export function fakeApi(...answers: readonly Answer[]): readonly Call[] {
  const calls: Call[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init, body: JSON.parse(String(init.body)) });
    const answer = answers[Math.min(calls.length, answers.length) - 1] ?? registers();
    return answer();
  });
  return calls;
}

/** 201 with a click ID, and whatever else the API may add. */
export const registers =
  (click_id: unknown = CLICK, more: object = {}): Answer =>
  () =>
    new Response(JSON.stringify({ click_id, ...more }), { status: 201 });

/** An error without a body. */
export const refuses =
  (status: number, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response('', { status, headers });

/** A success status, but not what the API would say. */
export const says =
  (text: string): Answer =>
  () =>
    new Response(text, { status: 200 });

/** Answers that mean "not now": the click is tried again. */
export const notNow = (): ReadonlyArray<readonly [string, Answer]> => [
  ['a 408', refuses(408)],
  ['a 425', refuses(425)],
  ['a 429', refuses(429)],
  ['a 500', refuses(500)],
  ['a 503', refuses(503)],
  ['a network error', isDown],
  ['a redirect to a page', says('<!doctype html>')],
  ['an empty answer', says('')],
  ['an answer without a click ID', says('{}')],
  ['an answer of null', says('null')],
  ['a click ID that is no UUID', registers('undefined')],
  ['a click ID that is no text', registers(42)],
  ['a rejection with nothing', failsWith(undefined)],
];

/** What the page's `fetch` does when there is no answer. */
export const failsWith =
  (failure: unknown): Answer =>
  () =>
    Promise.reject(failure);

export const isDown: Answer = failsWith(new TypeError('Failed to fetch'));

export const neverAnswers: Answer = () => new Promise(() => {});
