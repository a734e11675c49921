import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createRequestLog } from '../../attribution/request-log.ts';
import { click, clickBody, list, postClick, postConversion, start } from './support.ts';

describe('the record of received requests', () => {
  it('has what arrived, in order, with the status', async () => {
    const attribution = start();
    const body = clickBody();
    await attribution.app.request('/v1/clicks', {
      method: 'OPTIONS',
      headers: { origin: 'http://shop.test' },
    });
    await postClick(attribution, body);
    await postClick(attribution, 'not json');
    await attribution.app.request('/');
    expect(attribution.requests()).toMatchObject([
      { method: 'OPTIONS', path: '/v1/clicks', status: 204, body: '' },
      {
        method: 'POST',
        body,
        status: 201,
        headers: { origin: 'http://shop.test', 'content-type': 'text/plain;charset=UTF-8' },
      },
      { method: 'POST', body: 'not json', status: 400 },
    ]);
    expect(await list(attribution, 'requests')).toEqual(attribution.requests());
  });

  it('knows of credentials only that they were there', async () => {
    const attribution = start();
    await postConversion(attribution, '{}');
    expect(attribution.requests()).toMatchObject([{ status: 400, headers: { authorization: '(present)' } }]);
    expect(JSON.stringify(attribution.requests())).not.toContain('sk_test_sandbox');
  });

  it('forgets the oldest when it is full', async () => {
    const log = createRequestLog(() => 0, 2);
    const app = new Hono().use(log.record).get('/:n', (c) => c.text('ok'));
    for (const n of [1, 2, 3]) await app.request(`/${n}`);
    expect(log.all().map(({ path }) => path)).toEqual(['/2', '/3']);
  });

  it('keeps a status of null for a request that was never answered', async () => {
    const log = createRequestLog(() => 0);
    const app = new Hono().use(log.record).get('/', () => new Promise<Response>(() => {}));
    void app.request('/');
    expect(log.all()).toMatchObject([{ path: '/', status: null }]);
  });
});

describe('GET /sandbox/clicks', () => {
  it('lists the newest first, as many as asked for', async () => {
    const attribution = start();
    await click(attribution);
    const newest = await click(attribution);
    const answer = await attribution.app.request('/sandbox/clicks?limit=1');
    expect(await answer.json()).toMatchObject([{ id: newest }]);
  });

  it.each(['0', 'many', '1.5'])('refuses limit=%s', async (limit) => {
    const answer = await start().app.request(`/sandbox/clicks?limit=${limit}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { field: 'limit' } });
  });
});
