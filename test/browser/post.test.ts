import { beforeEach, describe, expect, it, vi } from 'vitest';
import { post } from '../../src/browser/post.ts';
import { fakeXhr } from '../support/api.ts';
import { newTabPerTest } from '../support/page.ts';
import { pass, settledValue } from '../support/settled.ts';

newTabPerTest();

const ADDRESS = 'https://api.shop.test/v1/clicks';
const HEADERS = { 'Content-Type': 'application/json' };
const TYPE = HEADERS['Content-Type'];
const NOTHING = {};

const send = (byXhr = false) => post(ADDRESS, 'the body', TYPE, 10_000, byXhr);

/** An answer that comes in parts; after the last one it ends, or hangs. */
function inParts(parts: readonly string[], isEndless = false) {
  const read = vi.fn(async () => {
    const part = parts[Math.min(read.mock.calls.length, parts.length) - 1] as string;
    if (!isEndless && read.mock.calls.length > parts.length) return { done: true };
    return { done: false, value: new TextEncoder().encode(part) };
  });
  const cancel = vi.fn(async () => {});
  const body = { getReader: () => ({ read, cancel }) };
  return { read, cancel, response: { status: 200, body, headers: new Headers() } };
}

describe('post by fetch', () => {
  it('asks for an answer without credentials, without a preflight of its own, and so that it outlives the page', async () => {
    const fetch = vi.fn(async (_: string, _init: RequestInit) => new Response('{}', { status: 201 }));
    vi.stubGlobal('fetch', fetch);
    await expect(send()).resolves.toEqual({ status: 201, text: '{}', retryAfter: null });
    expect(fetch).toHaveBeenCalledExactlyOnceWith(ADDRESS, {
      method: 'POST',
      headers: HEADERS,
      body: 'the body',
      credentials: 'omit',
      keepalive: true,
      redirect: 'error',
      referrerPolicy: 'strict-origin',
      signal: expect.any(AbortSignal),
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives the header Retry-After of any status', async () => {
    vi.stubGlobal('fetch', async () => new Response('x', { status: 429, headers: { 'Retry-After': '7' } }));
    await expect(send()).resolves.toEqual({ status: 429, text: 'x', retryAfter: '7' });
  });

  it('puts the parts of an answer together', async () => {
    const { cancel, response } = inParts(['{"click', '_id":', '1}']);
    vi.stubGlobal('fetch', async () => response);
    await expect(send()).resolves.toMatchObject({ status: 200, text: '{"click_id":1}' });
    expect(cancel).not.toHaveBeenCalled();
  });

  it('reads no more than 64 KiB of an answer that does not end, and gives that up', async () => {
    const { read, cancel, response } = inParts(['x'.repeat(1024)], true);
    vi.stubGlobal('fetch', async () => response);
    const { text = '' } = await send();
    expect(text.length).toBe(65_536);
    expect(read.mock.calls.length).toBeLessThan(67);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('gives status and Retry-After of an answer that is too long', async () => {
    const { response } = inParts(['x'.repeat(70_000)], true);
    const headers = new Headers({ 'Retry-After': '7' });
    vi.stubGlobal('fetch', async () => ({ ...response, status: 503, headers }));
    await expect(send()).resolves.toEqual({ status: 503, text: '', retryAfter: '7' });
  });

  it('waits no longer where the page has an AbortController that throws', async () => {
    vi.stubGlobal(
      'AbortController',
      class {
        abort() {
          throw new Error('of the page');
        }
      },
    );
    vi.stubGlobal('fetch', () => new Promise(() => {}));
    const answer = send();
    await pass(10_000);
    expect(await settledValue(answer)).toEqual(NOTHING);
  });

  it.each([
    ['does not answer', () => new Promise(() => {})],
    [
      'does not end its answer',
      async () => ({ status: 200, body: { getReader: () => ({ read: () => new Promise(() => {}) }) } }),
    ],
    ['does not answer, and ignores the end', async () => ({ json: () => new Promise(() => {}) })],
  ])('waits no longer than it is told where the API %s', async (_, fetch) => {
    let signal: AbortSignal | undefined;
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      signal = init.signal as AbortSignal;
      return fetch();
    });
    const answer = send();
    await pass(9999);
    expect(await settledValue(answer)).toBeUndefined();
    expect(signal?.aborted).toBe(false);
    await pass(1);
    expect(await settledValue(answer)).toEqual(NOTHING);
    expect(signal?.aborted).toBe(true);
  });

  it('knows status and header of an answer that has no body', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 503, headers: { 'Retry-After': '7' } }));
    await expect(send()).resolves.toMatchObject({ status: 503, retryAfter: '7' });
  });

  it('takes the mocks of test frameworks, which have nothing but json()', async () => {
    vi.stubGlobal('fetch', async () => ({ ok: true, status: 201, json: async () => ({ click_id: 1 }) }));
    await expect(send()).resolves.toEqual({ status: 201, text: '{"click_id":1}', retryAfter: undefined });
  });

  it.each([
    ['missing', undefined],
    ['no function', 'fetch'],
    ['something that gives nothing', () => undefined],
    ['something that gives something else', async () => 7],
    ['something that fails with nothing', () => Promise.reject()],
    ['offline', () => Promise.reject(new TypeError('Failed to fetch'))],
    [
      'something that throws',
      () => {
        throw new Error('replaced by the page');
      },
    ],
    [
      'something whose headers throw',
      async () => ({
        status: 201,
        json: async () => ({}),
        headers: {
          get: () => {
            throw new Error('replaced by the page');
          },
        },
      }),
    ],
    [
      'something whose body fails',
      async () => ({ body: { getReader: () => ({ read: () => Promise.reject() }) } }),
    ],
  ])('gives nothing where fetch is %s', async (_, fetch) => {
    vi.stubGlobal('fetch', fetch);
    expect(await settledValue(send())).toEqual(NOTHING);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('post by XMLHttpRequest', () => {
  const fetch = vi.fn();
  beforeEach(() => vi.stubGlobal('fetch', fetch.mockReset()));

  it('sends the same, and does not touch fetch', async () => {
    const sent = vi.fn(async (_: string, _init: RequestInit) => new Response('{}', { status: 201 }));
    vi.stubGlobal('XMLHttpRequest', fakeXhr(sent));
    await expect(send(true)).resolves.toMatchObject({ status: 201, text: '{}' });
    expect(sent).toHaveBeenCalledExactlyOnceWith(ADDRESS, {
      method: 'POST',
      headers: HEADERS,
      body: 'the body',
    });
    expect(fetch).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['another address', 'https://login.test/', undefined],
    ['the address itself', ADDRESS, 201],
    ['the address in capitals', ADDRESS.toUpperCase(), 201],
  ])('takes what comes from %s for what it is', async (_, responseURL, status) => {
    vi.stubGlobal(
      'XMLHttpRequest',
      class extends fakeXhr(async () => new Response('{}', { status: 201 })) {
        responseURL = responseURL;
      },
    );
    expect((await send(true)).status).toBe(status);
  });

  it.each([
    ['content-type: text/plain\r\nretry-after: 7\r\n', '7'],
    ['content-type: text/plain\r\n', null],
  ])('asks for Retry-After only where it is exposed: %j', async (headers, retryAfter) => {
    const asked = vi.fn(() => '7');
    vi.stubGlobal(
      'XMLHttpRequest',
      class extends fakeXhr(async () => new Response('{}', { status: 429 })) {
        getAllResponseHeaders = () => headers;
        getResponseHeader = asked;
      },
    );
    expect((await send(true)).retryAfter).toBe(retryAfter);
    expect(asked).toHaveBeenCalledTimes(retryAfter ? 1 : 0);
  });

  it('gives up an answer that is longer than 64 KiB', async () => {
    const abort = vi.fn();
    vi.stubGlobal(
      'XMLHttpRequest',
      class extends fakeXhr(async () => new Response('x'.repeat(65_537))) {
        override abort() {
          abort(this.status);
          super.abort();
        }
      },
    );
    await send(true);
    expect(abort).toHaveBeenCalledWith(0);
  });

  it('waits no longer than it is told', async () => {
    const abort = vi.fn();
    vi.stubGlobal(
      'XMLHttpRequest',
      class extends fakeXhr(() => new Promise(() => {})) {
        override abort = abort;
      },
    );
    const answer = send(true);
    await pass(9999);
    expect(await settledValue(answer)).toBeUndefined();
    await pass(1);
    expect(await settledValue(answer)).toEqual(NOTHING);
    expect(abort).toHaveBeenCalledOnce();
  });

  it.each([
    ['missing', undefined],
    ['of the page', class {}],
    ['offline', fakeXhr(() => Promise.reject())],
  ])('gives no status where it is %s', async (_, Xhr) => {
    vi.stubGlobal('XMLHttpRequest', Xhr);
    expect((await settledValue(send(true)))?.status || undefined).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });
});
