import { vi } from 'vitest';
import { CLICK } from './values.ts';

export type Call = {
  readonly url: string;
  readonly init: RequestInit;
  readonly body: Record<string, unknown>;
};
type Answer = () => Response | Promise<Response>;

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
  (status: number): Answer =>
  () =>
    new Response('', { status });

/** A success status, but not what the API would say. */
export const says =
  (text: string): Answer =>
  () =>
    new Response(text, { status: 200 });

/** What the page's `fetch` does when there is no answer. */
export const failsWith =
  (failure: unknown): Answer =>
  () =>
    Promise.reject(failure);

export const isDown: Answer = failsWith(new TypeError('Failed to fetch'));

export const neverAnswers: Answer = () => new Promise(() => {});
