import { describe, expect, it, vi } from 'vitest';
import { createClickRequest, pathOf, postClick } from '../../src/visit/click-api.ts';
import type { ParkedClick } from '../../src/visit/park.ts';
import { failsWith, fakeApi, refuses, registers, says } from '../support/api.ts';
import { clickOf } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open, redefine } from '../support/page.ts';
import { pass, settledValue } from '../support/settled.ts';
import { CLICK, KEY, NOT_UUIDS, UUID } from '../support/values.ts';

newTabPerTest();

const HERE = 'https://shop.test/';
const click = clickOf('abc');

describe('createClickRequest', () => {
  it('names the partner and the landing page, and no secret of the address', () => {
    const url = 'https://shop.test/pricing?ref=abc&token=secret#access_token=secret';
    expect(createClickRequest('abc', pathOf(url), optionsOf())).toEqual({
      merchant_key: KEY,
      ref: 'abc',
      request_id: expect.stringMatching(UUID),
      landing_url: 'https://shop.test/pricing',
      referrer: undefined,
      visitor_token: undefined,
    });
  });

  it.each([
    ['', undefined],
    ['https://shop.test/blog?x=1', undefined],
    ['https://blog.test/post?secret=1#x', 'https://blog.test'],
    ['http://shop.test/', 'http://shop.test'],
    ['https://shop.test:8443/', 'https://shop.test:8443'],
    ['android-app://com.example/', undefined],
  ])('reads the referrer %j as %j', (referrer, origin) => {
    open('/', referrer);
    expect(createClickRequest('abc', pathOf(HERE), optionsOf()).referrer).toBe(origin);
  });

  it.each([
    ['https://shop.test/a/b', 'https://shop.test/a/b'],
    ['https://user:secret@shop.test/a?ref=abc', 'https://shop.test/a'],
    ['https://user@shop.test/a@b?x=1', 'https://shop.test/a@b'],
    ['https://shop.test?ref=abc', 'https://shop.test/'],
    ['https://shop.test/a/?url=https://other.test/b', 'https://shop.test/a/'],
    ['https://shop.test/a#/b?ref=abc', 'https://shop.test/a'],
  ])('has of the address %s only %s', (address, landingUrl) => {
    expect(createClickRequest('abc', pathOf(address), optionsOf()).landing_url).toBe(landingUrl);
  });

  it.each(['null', 'file://', 'app://shop', 'chrome-extension://abcdef'])(
    'says nothing of a page that is not on the web, whose path may name its owner: %s',
    (origin) => {
      redefine('location', { value: { origin, href: 'file:///home/jane/shop.html?ref=abc' } });
      const url = 'file:///home/jane/shop.html?ref=abc';
      expect(createClickRequest('abc', pathOf(url), optionsOf()).landing_url).toBeUndefined();
    },
  );

  it('knows the referrer also where the page has a form of that name', () => {
    open('/', 'https://blog.test/');
    redefine('referrer', { value: document.createElement('form') }, document);
    expect(createClickRequest('abc', pathOf(HERE), optionsOf()).referrer).toBe('https://blog.test');
  });

  it('carries no malformed visitor token', () => {
    sessionStorage.setItem('__selgeo_vtk', 'x'.repeat(100_000));
    expect(createClickRequest('abc', pathOf(HERE), optionsOf()).visitor_token).toBeUndefined();
  });

  it('carries the stored visitor token', () => {
    sessionStorage.setItem('__selgeo_vtk', 'vt_1');
    expect(createClickRequest('abc', pathOf(HERE), optionsOf()).visitor_token).toBe('vt_1');
  });

  it('has a request ID of its own', () => {
    const ids = [1, 2].map(() => createClickRequest('abc', pathOf(HERE), optionsOf()).request_id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('pathOf', () => {
  it.each([
    ['https://shop.test/a/b?x=1#c', '/a/b'],
    ['https://user:secret@shop.test/a', '/a'],
    ['https://shop.test', '/'],
    [`https://shop.test/${'x'.repeat(5000)}`, `/${'x'.repeat(1999)}`],
    ['file:///home/jane/a.html', '/home/jane/a.html'],
    ['about:blank', '/'],
    ['', '/'],
  ])('finds the path of %s', (address, path) => {
    expect(pathOf(address)).toBe(path);
  });
});

describe('postClick', () => {
  const post = (raw = {}, byXhr = false) => postClick(click, optionsOf(raw), byXhr);

  it('posts the click as plain text, without credentials, so that it outlives the page', async () => {
    const calls = fakeApi();
    await post();
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://api.selgeo.com/v1/clicks');
    expect(calls[0]?.init).toEqual({
      method: 'POST',
      headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
      body: JSON.stringify(click),
      credentials: 'omit',
      keepalive: true,
      redirect: 'error',
      referrerPolicy: 'strict-origin',
      signal: expect.any(AbortSignal),
    });
    expect(new Request(calls[0]?.url ?? '', calls[0]?.init).headers.get('content-type')).toMatch(
      /^text\/plain/,
    );
  });

  it.each(['Forbidden', true, 1, [], {}, { type: 'about:blank' }, { code: 7 }, null])(
    'takes a 403 with the error %j for the word of somebody else',
    async (error) => {
      fakeApi(says(JSON.stringify({ error }), 403));
      expect(await post()).toMatchObject({ status: 403, isRefused: false });
    },
  );

  it('posts the same by XMLHttpRequest', async () => {
    const calls = fakeApi();
    await post({}, true);
    expect(calls).toMatchObject([{ url: 'https://api.selgeo.com/v1/clicks', byXhr: true }]);
    expect(calls[0]?.init).toEqual({
      method: 'POST',
      headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
      body: JSON.stringify(click),
    });
  });

  it('leaves out what it does not know, and what is parked beside the click', async () => {
    const calls = fakeApi();
    const parked: ParkedClick = { ...click, isLate: true };
    await postClick(parked, optionsOf(), false);
    expect(Object.keys(calls[0]?.body ?? {})).toEqual(['merchant_key', 'ref', 'request_id', 'landing_url']);
  });

  it('posts well-formed JSON where the page has a toJSON of its own', async () => {
    redefine('toJSON', { value: () => '["replaced by the page"]' }, Array.prototype);
    redefine('toJSON', { value: () => '["replaced by the page"]' }, Object.prototype);
    const calls = fakeApi();
    await post();
    expect(calls[0]?.body).toMatchObject({ merchant_key: KEY, ref: 'abc' });
  });

  it('posts JSON to an API that insists on it, wherever that is', async () => {
    const calls = fakeApi();
    await post({ contentType: 'application/json', apiUrl: 'http://localhost:4601/x' });
    expect(calls[0]?.url).toBe('http://localhost:4601/v1/clicks');
    expect(calls[0]?.init.headers).toEqual({ 'Content-Type': 'application/json' });
  });

  it.each([
    ['/s', 'https://shop.test/s/v1/clicks'],
    ['/s/', 'https://shop.test/s/v1/clicks'],
    ['/', 'https://shop.test/v1/clicks'],
    ['//evil.test', 'https://api.selgeo.com/v1/clicks'],
  ])('posts to this site where the API address is a path: %s', async (apiUrl, address) => {
    const calls = fakeApi();
    await post({ apiUrl });
    expect(calls[0]?.url).toBe(address);
  });

  it('gives the answer, with a click ID that is a UUID', async () => {
    fakeApi(registers(CLICK, { visitor_token: 'vt_1' }));
    await expect(post()).resolves.toEqual({
      status: 201,
      clickId: CLICK,
      visitorToken: 'vt_1',
      isRefused: false,
      retryAfter: null,
    });
  });

  it('gives what a mock of a test framework answers, which has nothing but json()', async () => {
    vi.stubGlobal('fetch', async () => ({ ok: true, json: async () => ({ click_id: CLICK }) }));
    await expect(post()).resolves.toMatchObject({ clickId: CLICK, isRefused: false });
  });

  it.each([400, 401, 403, 404, 410, 422, 451, 499])(
    'takes a %i with a JSON error for "never"',
    async (status) => {
      fakeApi(refuses(status));
      await expect(post()).resolves.toMatchObject({ status, clickId: undefined, isRefused: true });
    },
  );

  it.each([408, 425, 429, 500, 503])('takes a %i for "not now", even with a JSON error', async (status) => {
    fakeApi(refuses(status, { 'Retry-After': '7' }));
    await expect(post()).resolves.toMatchObject({
      status,
      clickId: undefined,
      isRefused: false,
      retryAfter: '7',
    });
  });

  it.each([
    '',
    '<!doctype html>',
    'Forbidden',
    '{}',
    '[]',
    'null',
    '7',
    '"error"',
    '{"message":"no"}',
    '{"error":null}',
    '{"error":""}',
  ])('does not take a 4xx that says %s for the word of the API', async (text) => {
    for (const status of [400, 401, 403, 404]) {
      fakeApi(says(text, status));
      await expect(post()).resolves.toMatchObject({ status, clickId: undefined, isRefused: false });
    }
  });

  it.each(NOT_UUIDS)('gives no click ID when that is %j', async (notUuid) => {
    fakeApi(registers(notUuid));
    expect((await post()).clickId).toBeUndefined();
  });

  it.each([
    '',
    '<!doctype html>',
    '{}',
    '[]',
    'null',
    'true',
    '{"click_id":null}',
    '{"click_id":7}',
    '{"click_id":[]}',
  ])('gives no click ID when the answer is %s', async (text) => {
    fakeApi(says(text));
    await expect(post()).resolves.toMatchObject({ status: 200, clickId: undefined, isRefused: false });
  });

  it.each([302, 400, 404, 500])('gives no click ID of a %i', async (status) => {
    fakeApi(() => Response.json({ click_id: CLICK }, { status }));
    await expect(post()).resolves.toMatchObject({ status, clickId: undefined, isRefused: false });
  });

  it('gives nothing when fetch fails, or is missing', async () => {
    const nothing = { status: 0, clickId: undefined, visitorToken: undefined, isRefused: false };
    fakeApi(failsWith(new TypeError('Failed to fetch')));
    await expect(post()).resolves.toEqual(nothing);
    vi.stubGlobal('fetch', undefined);
    await expect(post()).resolves.toEqual(nothing);
  });

  it('gives up an attempt that takes longer than 10 seconds', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => {}));
    const answer = post();
    await pass(9999);
    expect(await settledValue(answer)).toBeUndefined();
    await pass(1);
    expect(await settledValue(answer)).toMatchObject({ status: 0 });
  });
});
