import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clickBody, jsonOf, list, postClick, postForm, start } from './support.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('POST /v1/clicks', () => {
  it.each(['text/plain;charset=UTF-8', 'application/json', ''])(
    'registers a click sent as "%s"',
    async (type) => {
      const attribution = start({ now: () => 1_790_000_000_000 });
      const body = clickBody({ referrer: 'https://blog.example', ref: ' demo ' });
      const answer = await postClick(attribution, body, type);
      expect(answer.status).toBe(201);
      const { click_id, visitor_token } = await jsonOf(answer);
      expect(click_id).toMatch(uuid);
      expect(visitor_token).toEqual(expect.any(String));
      expect(await list(attribution, 'clicks')).toMatchObject([
        {
          id: click_id,
          ref: 'demo',
          mode: 'test',
          landing_url: 'http://shop.test/pricing',
          referrer: 'https://blog.example',
          visitor_token,
          partner_name: 'Ada Example',
          created_at: new Date(1_790_000_000_000).toISOString(),
        },
      ]);
    },
  );

  it('says of a partner what the dashboard has been told to show, and of others nothing', async () => {
    const attribution = start();
    const refs = [{}, { shown_name: 'Bob' }, { shown_name: 'Bob', promo_code: 'BOB5', percent_off: '5' }];
    for (const [index, fields] of [...refs, { attribution_days: '90' }].entries()) {
      await postForm(attribution, '/partners', { name: `Partner ${index}`, ...fields });
      await postForm(attribution, '/links', { partner_id: `${index + 2}`, ref: `ref-${index}`, path: '/' });
    }
    const answers = ['demo', 'ref-0', 'ref-1', 'ref-2', 'ref-3'].map(async (ref) => {
      const { click_id, visitor_token, ...rest } = await jsonOf(
        await postClick(attribution, clickBody({ ref })),
      );
      expect([click_id, visitor_token]).toEqual([expect.any(String), expect.any(String)]);
      return rest;
    });
    const discount = { amount_off: null, currency: null, duration: 'once', duration_in_months: null };
    expect(await Promise.all(answers)).toEqual([
      { offer: { partner: { name: 'Ada' }, discount: { ...discount, code: 'ADA20', percent_off: 20 } } },
      {},
      { offer: { partner: { name: 'Bob' }, discount: null } },
      { offer: { partner: { name: 'Bob' }, discount: { ...discount, code: 'BOB5', percent_off: 5 } } },
      { attribution_days: 90 },
    ]);
  });

  it('keeps the visitor token that was sent, and takes the mode from the key', async () => {
    const attribution = start();
    const answer = await postClick(
      attribution,
      clickBody({ visitor_token: 'vtk', merchant_key: 'pk_live_sandbox' }),
    );
    expect((await jsonOf(answer)).visitor_token).toBe('vtk');
    expect(await list(attribution, 'clicks')).toMatchObject([{ mode: 'live', visitor_token: 'vtk' }]);
  });

  it('answers a repeated request_id with the same click, also when both arrive at once', async () => {
    const attribution = start();
    const body = clickBody();
    const both = await Promise.all([postClick(attribution, body), postClick(attribution, body)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    const [first, second] = await Promise.all(both.map(jsonOf));
    expect(second).toEqual(first);
    expect(await list(attribution, 'clicks')).toHaveLength(1);
  });

  it('keeps the request_ids of different keys apart', async () => {
    const attribution = start();
    const body = clickBody();
    await postClick(attribution, body);
    expect((await postClick(attribution, { ...body, merchant_key: 'pk_live_sandbox' })).status).toBe(201);
  });

  it.each([
    ['merchant_key', undefined],
    ['ref', '   '],
    ['ref', 'x'.repeat(256)],
    ['request_id', 'not-a-uuid'],
    ['landing_url', 'http://shop.test/?token=secret'],
    ['landing_url', 'http://shop.test/#secret'],
    ['landing_url', 'http://user:secret@shop.test/'],
    ['landing_url', '/pricing'],
    ['referrer', 'https://blog.example/post?q=secret'],
    ['visitor_token', null],
    ['referer', 'https://blog.example'],
  ])('refuses %s = %s, naming the field and not repeating the value', async (field, value) => {
    const attribution = start();
    const answer = await postClick(attribution, clickBody({ [field]: value }));
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ error: { field, message: expect.stringContaining(field) } });
    expect(text).not.toContain('=secret');
    expect(await list(attribution, 'clicks')).toEqual([]);
  });

  it.each(['', '{', 'null', '[]', '"text"'])('refuses the body %s', async (body) => {
    expect((await postClick(start(), body)).status).toBe(400);
  });

  it('refuses a key it does not know, and a secret key', async () => {
    const attribution = start();
    for (const merchant_key of ['pk_test_other', 'sk_test_sandbox']) {
      const answer = await postClick(attribution, clickBody({ merchant_key }));
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain(merchant_key);
    }
  });

  it('answers 404 for a token of no link; tokens know upper and lower case', async () => {
    const attribution = start();
    expect((await postClick(attribution, clickBody({ ref: 'nobody' }))).status).toBe(404);
    expect((await postClick(attribution, clickBody({ ref: 'Demo' }))).status).toBe(404);
  });

  it('lets 1,000 requests a minute pass for each key', async () => {
    let now = 1_790_000_000_000;
    const attribution = start({ now: () => now });
    const body = clickBody();
    for (let n = 0; n < 1000; n += 1) await postClick(attribution, body);
    now += 15_000;
    const refused = await postClick(attribution, body);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('45');
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect((await postClick(attribution, clickBody({ merchant_key: 'pk_live_sandbox' }))).status).toBe(201);
    now += 45_000;
    expect((await postClick(attribution, body)).status).toBe(200);
  });

  it.each([
    ['201', clickBody()],
    ['400', '{'],
    ['401', clickBody({ merchant_key: 'pk_test_other' })],
    ['404', clickBody({ ref: 'nobody' })],
  ])('may be read by every origin when it answers %s', async (status, body) => {
    const answer = await postClick(start(), body);
    expect(String(answer.status)).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
  });

  it('may be read by every origin even when the database fails', async () => {
    const lines: string[] = [];
    const attribution = start({ log: (line) => lines.push(line) });
    attribution.close();
    const answer = await postClick(attribution);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(lines.join()).toContain('POST /v1/clicks');
  });

  it.each([
    ['POST', 'content-type'],
    ['POST', 'content-type,traceparent,x-monitoring'],
    ['PUT', 'x-anything'],
  ])('permits what a preflight asks for: %s with %s', async (method, headers) => {
    const answer = await start().app.request('/v1/clicks', {
      method: 'OPTIONS',
      headers: {
        origin: 'http://shop.test',
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-methods')).toBe(method);
    expect(answer.headers.get('access-control-allow-headers')).toBe(headers);
  });

  it('says which method it wants', async () => {
    const answer = await start().app.request('/v1/clicks');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain('POST');
  });

  it.each([
    [400, '{'],
    [400, clickBody({ ref: '' })],
    [401, clickBody({ merchant_key: 'pk_test_other' })],
    [404, clickBody({ ref: 'nobody' })],
    [405, undefined],
  ])('gives the reason of a %i as JSON', async (status, body) => {
    const attribution = start();
    const answer = await (body === undefined
      ? attribution.app.request('/v1/clicks', { method: 'DELETE' })
      : postClick(attribution, body));
    expect(answer.status).toBe(status);
    const { error } = await answer.json();
    expect(error).toMatchObject({ code: expect.stringMatching(/\w/), message: expect.stringMatching(/\w/) });
    expect(['undefined', 'string']).toContain(typeof error.field);
  });

  it('tells the terminal once for a repeated click', async () => {
    const lines: string[] = [];
    const attribution = start({ log: (line) => lines.push(line) });
    const body = clickBody({ request_id: randomUUID() });
    await postClick(attribution, body);
    await postClick(attribution, body);
    expect(lines).toEqual(['Click on ?ref=demo of Ada Example, landed on /pricing']);
  });
});
