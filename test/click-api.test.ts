import { describe, expect, it, vi } from 'vitest';
import { type Click, createClick, isRejection, postClick } from '../src/click-api.ts';
import { failsWith, fakeApi, refuses, registers, says } from './support/api.ts';
import { optionsOf } from './support/options.ts';
import { newTabPerTest, open } from './support/page.ts';
import { CLICK, KEY, NOT_UUIDS, UUID } from './support/values.ts';

newTabPerTest();

const click: Click = {
  merchant_key: KEY,
  ref: 'abc',
  request_id: CLICK,
  landing_url: 'https://shop.test/',
  referrer: undefined,
  visitor_token: undefined,
};

describe('createClick', () => {
  it('says who was sent where, and no secret of the address', () => {
    open('/pricing?ref=abc&token=secret#access_token=secret');
    expect(createClick('abc', optionsOf())).toEqual({
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
    expect(createClick('abc', optionsOf()).referrer).toBe(origin);
  });

  it('carries the stored visitor token', () => {
    sessionStorage.setItem('__selgeo_vtk', 'vt_1');
    expect(createClick('abc', optionsOf()).visitor_token).toBe('vt_1');
  });

  it('has a request ID of its own', () => {
    const ids = [1, 2].map(() => createClick('abc', optionsOf()).request_id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('postClick', () => {
  it('posts the click as plain text, without credentials, so that it outlives the page', async () => {
    const calls = fakeApi();
    await postClick(click, optionsOf());
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://api.selgeo.com/v1/clicks');
    expect(calls[0]?.init).toEqual({
      method: 'POST',
      headers: {},
      body: JSON.stringify(click),
      credentials: 'omit',
      keepalive: true,
    });
    expect(new Request(calls[0]?.url ?? '', calls[0]?.init).headers.get('content-type')).toMatch(
      /^text\/plain/,
    );
  });

  it('leaves out what it does not know', async () => {
    const calls = fakeApi();
    await postClick(click, optionsOf());
    expect(Object.keys(calls[0]?.body ?? {})).toEqual(['merchant_key', 'ref', 'request_id', 'landing_url']);
  });

  it('posts JSON to an API that insists on it, wherever that is', async () => {
    const calls = fakeApi();
    await postClick(click, optionsOf({ contentType: 'application/json', apiUrl: 'http://localhost:4601/x' }));
    expect(calls[0]?.url).toBe('http://localhost:4601/v1/clicks');
    expect(calls[0]?.init.headers).toEqual({ 'Content-Type': 'application/json' });
  });

  it('gives the answer, with a click ID that is a UUID', async () => {
    fakeApi(registers(CLICK, { visitor_token: 'vt_1' }));
    await expect(postClick(click, optionsOf())).resolves.toEqual({ click_id: CLICK, visitor_token: 'vt_1' });
  });

  it.each([400, 401, 404, 408, 429, 500, 503])(
    'rejects with the response when that is a %i',
    async (status) => {
      fakeApi(refuses(status));
      await expect(postClick(click, optionsOf())).rejects.toMatchObject({ status });
    },
  );

  it.each(NOT_UUIDS)('rejects when the click ID is %j', async (notUuid) => {
    fakeApi(registers(notUuid));
    await expect(postClick(click, optionsOf())).rejects.toMatchObject({ status: 201 });
  });

  it.each(['', '<!doctype html>', '{}', '[]', 'null', 'true', '{"click_id":null}', '{"click_id":7}'])(
    'rejects when the answer is %s',
    async (text) => {
      fakeApi(says(text));
      await expect(postClick(click, optionsOf())).rejects.toBeDefined();
    },
  );

  it('rejects with a click ID on an error status', async () => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ click_id: CLICK }), { status: 500 }));
    await expect(postClick(click, optionsOf())).rejects.toMatchObject({ status: 500 });
  });

  it('rejects with what fetch says', async () => {
    const failure = new TypeError('Failed to fetch');
    fakeApi(failsWith(failure));
    await expect(postClick(click, optionsOf())).rejects.toBe(failure);
  });

  it('rejects where there is no fetch', async () => {
    vi.stubGlobal('fetch', undefined);
    await expect(postClick(click, optionsOf())).rejects.toBeDefined();
  });
});

describe('isRejection', () => {
  it.each([400, 401, 403, 404, 410, 422, 451, 499])('takes %i for "never"', (status) => {
    expect(isRejection({ status })).toBe(true);
  });

  it.each([200, 201, 204, 302, 408, 425, 429, 500, 502, 503, 0])('takes %i for "not now"', (status) => {
    expect(isRejection({ status })).toBe(false);
  });

  it('takes no answer for "not now"', () => {
    expect(isRejection(new TypeError('Failed to fetch') as Partial<Response>)).toBe(false);
  });
});
