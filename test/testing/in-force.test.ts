import { beforeEach, expect, it, vi } from 'vitest';
import { createClickApi } from '../../src/testing/click-api.ts';
import { type InForce, watchInForce } from '../../src/testing/in-force.ts';
import type { TestContext, TestRequest } from '../../src/testing/playwright.ts';
import { CLICK, KEY, LATER_CLICK } from '../support/values.ts';

/** Of a visit before the kit has come. */
const STORED = '3f2e1d0c-9b8a-4765-8e4d-3c2b1a0f9e8d';

let inForce: InForce;
let api: ReturnType<typeof createClickApi>;
let listeners: { readonly [event: string]: (request: TestRequest) => void };
beforeEach(() => {
  vi.useFakeTimers();
  listeners = {};
  const on = (event: string, listener: (request: TestRequest) => void) =>
    Object.assign(listeners, { [event]: listener });
  api = createClickApi({});
  inForce = watchInForce({ on } as unknown as TestContext, api);
});

function send(): TestRequest {
  const request = {} as TestRequest;
  listeners.request?.(request);
  return request;
}

/** A page asks for a click: again, where `request_id` is one that it has asked for. */
function ask(request_id: string): { readonly request: TestRequest; readonly clickId: string } {
  const request = send();
  const { body } = api.answer(
    'POST',
    '',
    JSON.stringify({ merchant_key: KEY, ref: 'a', request_id, landing_url: 'https://shop.test/' }),
  ) as { body: string };
  const clickId: string = JSON.parse(body).click_id;
  inForce.answers(request, clickId);
  return { request, clickId };
}

/** The answer arrives, and the page takes it in. */
function arrive(request: TestRequest): void {
  listeners.requestfinished?.(request);
  vi.advanceTimersByTime(1000);
}

it('takes the older click until the page has the newer one', () => {
  const first = ask(CLICK);
  arrive(first.request);
  const before = send();
  const second = ask(LATER_CLICK);
  const during = send();
  arrive(second.request);
  const after = send();
  expect([before, during, after].map((request) => inForce.at(request))).toEqual([
    [first.clickId],
    [first.clickId, second.clickId],
    [second.clickId],
  ]);
});

it('gives the page a moment for an answer that has just arrived', () => {
  const first = ask(CLICK);
  arrive(first.request);
  const second = ask(LATER_CLICK);
  listeners.requestfinished?.(second.request);
  expect(inForce.at(send())).toEqual([first.clickId, second.clickId]);
});

it('does not count an answer that came when its page was left: the next one asks again', () => {
  const first = ask(CLICK);
  arrive(first.request);
  const left = ask(LATER_CLICK);
  const again = ask(LATER_CLICK);
  arrive(left.request);
  expect(inForce.at(send())).toEqual([first.clickId, left.clickId]);
  arrive(again.request);
  expect(inForce.at(send())).toEqual([left.clickId]);
});

it('does not go back to an older click whose answer comes later', () => {
  const first = ask(CLICK);
  const second = ask(LATER_CLICK);
  arrive(second.request);
  arrive(first.request);
  expect(inForce.at(send())).toEqual([second.clickId]);
});

it('names the click that a request did not wait for', () => {
  const early = send();
  expect(inForce.at(early)).toEqual([]);
  const first = ask(CLICK);
  arrive(first.request);
  ask(LATER_CLICK);
  expect(inForce.at(early, first.clickId)).toEqual([first.clickId]);
});

it('takes what the page has in force, wherever that is from, but not what it got after the request', () => {
  const early = send();
  expect(inForce.at(early, STORED)).toEqual([STORED]);
  const first = ask(CLICK);
  arrive(first.request);
  const request = send();
  const second = ask(LATER_CLICK);
  arrive(second.request);
  expect(inForce.at(request, STORED)).toEqual([STORED, first.clickId]);
  expect(inForce.at(request, second.clickId)).toEqual([first.clickId]);
  // Of another tab, which has not followed the second link.
  expect(inForce.at(send(), first.clickId)).toEqual([first.clickId, second.clickId]);
});

it('knows the latest click of a request that it has not seen', () => {
  ask(CLICK);
  const second = ask(LATER_CLICK);
  expect(inForce.at({} as TestRequest)).toEqual([second.clickId]);
});
