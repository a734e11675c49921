import { describe, expect, it, vi } from 'vitest';
import { createClickRequest, isRejection, postClick } from '../../src/visit/click-api.ts';
import { failsWith, fakeApi, refuses, registers, says } from '../support/api.ts';
import { clickOf } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open } from '../support/page.ts';
import { settledValue } from '../support/settled.ts';
import { CLICK, KEY, NOT_UUIDS, UUID } from '../support/values.ts';

newTabPerTest();

const HERE = 'https://shop.test/';
const click = clickOf('abc');

describe('createClickRequest', () => {
  it('says who was sent where, and no secret of the address', () => {
    const url = 'https://shop.test/pricing?ref=abc&token=secret#access_token=secret';
    expect(createClickRequest('abc', url, optionsOf())).toEqual({
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
    expect(createClickRequest('abc', HERE, optionsOf()).referrer).toBe(origin);
  });

  it('carries the stored visitor token', () => {
    sessionStorage.setItem('__selgeo_vtk', 'vt_1');
    expect(createClickRequest('abc', HERE, optionsOf()).visitor_token).toBe('vt_1');
  });

  it('has a request ID of its own', () => {
    const ids = [1, 2].map(() => createClickRequest('abc', HERE, optionsOf()).request_id);
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
      signal: expect.any(AbortSignal),
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

  it.each([400, 401, 404, 408, 429, 500, 503])('gives the response when that is a %i', async (status) => {
    fakeApi(refuses(status, { 'Retry-After': '7' }));
    const answer = await postClick(click, optionsOf());
    expect(answer).toMatchObject({ status });
    expect(answer.click_id).toBeUndefined();
    expect(answer.headers?.get('Retry-After')).toBe('7');
  });

  it.each(NOT_UUIDS)('gives no click ID when that is %j', async (notUuid) => {
    fakeApi(registers(notUuid));
    expect((await postClick(click, optionsOf())).click_id).toBeUndefined();
  });

  it.each(['', '<!doctype html>', '{}', '[]', 'null', 'true', '{"click_id":null}', '{"click_id":7}'])(
    'gives no click ID when the answer is %s',
    async (text) => {
      fakeApi(says(text));
      expect((await postClick(click, optionsOf())).click_id).toBeUndefined();
    },
  );

  it('gives no click ID of an error', async () => {
    fakeApi(() => Response.json({ click_id: CLICK }, { status: 500 }));
    const answer = await postClick(click, optionsOf());
    expect(answer.click_id).toBeUndefined();
    expect(answer.status).toBe(500);
  });

  it('gives nothing when fetch fails, or is missing', async () => {
    fakeApi(failsWith(new TypeError('Failed to fetch')));
    await expect(postClick(click, optionsOf())).resolves.toEqual({});
    vi.stubGlobal('fetch', undefined);
    await expect(postClick(click, optionsOf())).resolves.toEqual({});
  });

  it('gives up an attempt that takes longer than 10 seconds', async () => {
    const late = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal);
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    });
    const answer = postClick(click, optionsOf());
    expect(await settledValue(answer)).toBeUndefined();
    late.abort();
    await expect(answer).resolves.toEqual({});
    expect(timeout).toHaveBeenCalledExactlyOnceWith(10_000);
  });

  it('sets no limit where the browser has no AbortSignal.timeout', async () => {
    Object.defineProperty(AbortSignal, 'timeout', { value: undefined, configurable: true, writable: true });
    const calls = fakeApi();
    await expect(postClick(click, optionsOf())).resolves.toHaveProperty('click_id', CLICK);
    expect(calls[0]?.init.signal).toBeUndefined();
  });
});

describe('isRejection', () => {
  it.each([400, 401, 403, 404, 410, 422, 451, 499])('takes %i for "never"', (status) => {
    expect(isRejection(status)).toBe(true);
  });

  it.each([undefined, 0, 200, 201, 204, 302, 304, 408, 425, 429, 500, 502, 503, 504])(
    'takes %s for "not now"',
    (status) => {
      expect(isRejection(status)).toBe(false);
    },
  );
});
