import { expect, it } from 'vitest';
import { createClickApi, isClickApi } from '../../src/testing/click-api.ts';
import { CLICK, KEY, LATER_CLICK, UUID } from '../support/values.ts';

const body = (request_id: string) =>
  JSON.stringify({ merchant_key: KEY, ref: 'demo', request_id, landing_url: 'https://shop.test/' });

function open(promises: Parameters<typeof createClickApi>[0] = {}) {
  const api = createClickApi(promises);
  return {
    api,
    post(text: string | null) {
      const answer = api.answer('POST', '', text);
      return answer === 'offline' ? answer : { ...answer, json: JSON.parse(answer.body ?? 'null') };
    },
  };
}

it('answers 201 once for each click, then 200 with the same click ID', () => {
  const { api, post } = open();
  const first = post(body(CLICK));
  expect(first).toMatchObject({ status: 201, json: { click_id: expect.stringMatching(UUID) } });
  expect(post(body(CLICK))).toMatchObject({ status: 200, json: { click_id: api.clicks[0]?.click_id } });
  const other = post(body(LATER_CLICK));
  expect(other).toMatchObject({ status: 201 });
  expect(new Set(api.clicks.map(({ click_id }) => click_id)).size).toBe(2);
  expect(api.requests.map(({ answered }) => answered)).toEqual([201, 200, 201]);
});

it('gives the click ID that it is told to the first click alone', () => {
  const { api, post } = open({ clickId: LATER_CLICK, attributionDays: 7 });
  expect(post(body(CLICK))).toMatchObject({ json: { click_id: LATER_CLICK, attribution_days: 7 } });
  post(body(LATER_CLICK));
  expect(api.clicks[1]?.click_id).not.toBe(LATER_CLICK);
});

it('fails as often as it is told, with an error in JSON that every page may read', () => {
  const { api, post } = open();
  api.fail(429, 2);
  expect(post(body(CLICK))).toMatchObject({
    status: 429,
    headers: {
      'Retry-After': '1',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Retry-After',
    },
    json: { error: { code: 'asked_for' } },
  });
  expect(post(body(CLICK))).toMatchObject({ status: 429 });
  expect(api.failing()).toBeUndefined();
  expect(post(body(CLICK))).toMatchObject({ status: 201 });
  api.fail('offline', Number.POSITIVE_INFINITY);
  expect(post(body(CLICK))).toBe('offline');
  api.recover();
  expect(post(body(CLICK))).toMatchObject({ status: 200 });
});

it('refuses what breaks the contract, and keeps why', () => {
  const { api, post } = open();
  expect(post('{}')).toMatchObject({ status: 400, json: { error: { field: 'merchant_key' } } });
  expect(api.requests[0]).toMatchObject({
    body: '{}',
    answered: 400,
    problem: expect.stringContaining('merchant_key'),
  });
  expect(api.clicks).toEqual([]);
});

it('lets a preflight ask for anything, and registers by POST alone', () => {
  const { api } = open();
  expect(api.answer('OPTIONS', 'content-type,x-trace', null)).toMatchObject({
    status: 204,
    headers: { 'Access-Control-Allow-Headers': 'content-type,x-trace' },
  });
  expect(api.answer('GET', '', null)).toMatchObject({ status: 405 });
  expect(api.requests).toEqual([]);
});

it.each([
  ['https://api.selgeo.com/v1/clicks', true],
  ['https://shop.test/s/v1/clicks?x', true],
  ['https://shop.test/v1/clicks/7', false],
  ['https://shop.test/?next=/v1/clicks', false],
])('knows whether %s is a click API: %s', (address, isOne) => {
  expect(isClickApi(new URL(address))).toBe(isOne);
});

it.each([200, 399, 600, Number.NaN])('is not told to fail with %d, which is no failure', (status) => {
  const api = createClickApi({});
  expect(() => api.fail(status, 1)).toThrow("fail() takes a status from 400 to 599 or 'offline'");
});
