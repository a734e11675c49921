import { vi } from 'vitest';
import { CLICK } from './values.ts';

export type Call = {
  readonly url: string;
  readonly init: RequestInit;
  readonly body: Record<string, unknown>;
  /** Whether it went by `XMLHttpRequest`. */
  readonly byXhr: boolean;
};
export type Answer = () => Response | Promise<Response>;

/**
 * Stands in for the attribution API: gives the answers in turn, the last one for ever, and records the calls, by `fetch`
 * or by `XMLHttpRequest`.
 */
export function fakeApi(...answers: readonly Answer[]): readonly Call[] {
  const calls: Call[] = [];
  async function answer(url: string, init: RequestInit, byXhr: boolean): Promise<Response> {
    calls.push({ url, init, body: JSON.parse(String(init.body)), byXhr });
    return (answers[Math.min(calls.length, answers.length) - 1] ?? registers())();
  }
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => answer(url, init, false));
  vi.stubGlobal(
    'XMLHttpRequest',
    fakeXhr((url, init) => answer(url, init, true)),
  );
  return calls;
}

/** A class of requests that are answered as `fetch` would be. */
export function fakeXhr(fetch: (url: string, init: RequestInit) => Promise<Response>) {
  return class {
    status = 0;
    responseText = '';
    onloadend: (() => void) | undefined;
    onprogress: ((progress: { readonly loaded: number }) => void) | undefined;
    #method = '';
    #url = '';
    readonly #headers: Record<string, string> = {};
    open(method: string, url: string) {
      this.#method = method;
      this.#url = url;
    }
    setRequestHeader(name: string, value: string) {
      this.#headers[name] = value;
    }
    async send(body: string) {
      try {
        const response = await fetch(this.#url, { method: this.#method, headers: this.#headers, body });
        const text = await response.text();
        this.onprogress?.({ loaded: text.length });
        [this.status, this.responseText] = [response.status, text];
      } catch {
        // As the browser does it: no answer is a status of 0.
      }
      this.onloadend?.();
    }
    abort() {
      this.onloadend?.();
    }
  };
}

/** 201 with a click ID, and whatever else the API may add. */
export const registers =
  (click_id: unknown = CLICK, more: object = {}): Answer =>
  () =>
    new Response(JSON.stringify({ click_id, ...more }), { status: 201 });

/** An error as the API says it, with a JSON body. */
export const refuses =
  (status: number, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response(JSON.stringify({ error: { code: 'some_code', message: 'In words.' } }), { status, headers });

/** Some text, which is not what the API would say. */
export const says =
  (text: string, status = 200): Answer =>
  () =>
    new Response(text, { status });

/** Answers that mean "not now": the click is tried again. */
export const notNow = (): ReadonlyArray<readonly [string, Answer]> => [
  ['a 408', refuses(408)],
  ['a 425', refuses(425)],
  ['a 429', refuses(429)],
  ['a 500', refuses(500)],
  ['a 503', refuses(503)],
  ['a 403 of a firewall', says('<!doctype html>', 403)],
  ['a 404 of a gateway', says('', 404)],
  ['a 400 with other JSON', says('{"message":"bad"}', 400)],
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
