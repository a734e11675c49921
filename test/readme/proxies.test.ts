import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRuntime } from '../../tools/runtimes.mjs';
import { CLICK } from '../support/values.ts';
import { type ClickApi, startClickApi } from './support/click-api.ts';
import { PROXIES, type RunningProxy } from './support/proxies.ts';

// The recipes of docs/proxy.md, each as it stands there; that of Next.js is in the example, so e2e/examples/ has it.

const BODY = JSON.stringify({ merchant_key: 'pk_test_shop', ref: 'élise', request_id: CLICK });
const TEXT = 'text/plain;charset=UTF-8';
const ERROR = JSON.stringify({ error: { code: 'x', message: 'No.' } });

// `npm test -- --all` installs what is missing where it can, and in CI lets nothing be missing.
const isThere = (name: string) =>
  !['nginx', 'Caddy'].includes(name) || !!process.env.SELGEO_COMPLETE || !!findRuntime(name.toLowerCase());

describe.each(Object.entries(PROXIES).filter(([name]) => isThere(name)))('the proxy in %s', (_, start) => {
  let api: ClickApi;
  let proxy: RunningProxy;
  beforeAll(async () => {
    api = await startClickApi();
    proxy = await start(api.origin);
  });
  afterAll(async () => {
    await proxy?.close();
    await api.close();
  });

  const post = () =>
    fetch(proxy.address, {
      method: 'POST',
      headers: { ...proxy.headers, 'Content-Type': TEXT, Cookie: 'session=secret; __selgeo_cid=x' },
      body: BODY,
      redirect: 'manual',
    });

  it('hands the click on as it is, with the address of the visitor and without cookies', async () => {
    api.answerWith({ status: 201, body: JSON.stringify({ click_id: CLICK }) });
    expect(await (await post()).json()).toEqual({ click_id: CLICK });
    const [received] = api.received();
    expect(received).toMatchObject({ request: 'POST /v1/clicks', body: BODY });
    expect(received?.headers).toMatchObject({
      'content-type': TEXT,
      host: api.origin.slice('http://'.length),
    });
    expect(received?.headers['x-forwarded-for']?.toString().split(', ').at(-1)).toBe(proxy.visitor);
    expect(JSON.stringify(received)).not.toContain('secret');
  });

  it.each<[number, Record<string, string>, string]>([
    [200, {}, JSON.stringify({ click_id: CLICK })],
    [400, {}, ERROR],
    [401, {}, ERROR],
    [404, {}, ERROR],
    [404, {}, '<!doctype html>'],
    [429, { 'Retry-After': '7' }, ERROR],
    [500, {}, ''],
    [503, { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }, ERROR],
  ])('gives back a %i with %j', async (status, headers, body) => {
    api.answerWith({ status, headers: { 'Content-Type': 'application/json', ...headers }, body });
    const answer = await post();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Retry-After')).toBe(headers['Retry-After'] ?? null);
    expect(await answer.text()).toBe(body);
    expect(api.received()).toHaveLength(1);
  });

  it('never caches, even where the API would allow it', async () => {
    api.answerWith({ status: 200, headers: { 'Cache-Control': 'public, max-age=3600' }, body: '{"a":1}' });
    expect(await (await post()).text()).toBe('{"a":1}');
    api.answerWith({ status: 200, headers: { 'Cache-Control': 'public, max-age=3600' }, body: '{"a":2}' });
    expect(await (await post()).text()).toBe('{"a":2}');
    expect(api.received()).toHaveLength(2);
  });
});
