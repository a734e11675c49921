import { describe, expect, it } from 'vitest';
import { click, jsonOf, page, postClick, postForm, start } from './support.ts';

describe('the dashboard', () => {
  it('starts with a partner whose link works, and says what to do next', async () => {
    const overview = await page(start());
    expect(overview).toContain('http://shop.test/?ref=demo');
    expect(overview).toContain('No clicks yet');
    expect(overview).toContain('No sales yet');
  });

  it('creates a partner, then a tracking link that registers clicks', async () => {
    const attribution = start();
    const created = await postForm(attribution, '/partners', { name: 'Bob', promo_code: '' });
    expect(created.status).toBe(303);
    const location = created.headers.get('location') ?? '';
    expect(await page(attribution, location)).toContain('No links yet');
    const linked = await postForm(attribution, '/links', { partner_id: '2', ref: 'bob_1', path: '/pricing' });
    expect(linked.headers.get('location')).toBe(location);
    expect((await postClick(attribution, undefined)).status).toBe(201);
    expect(await click(attribution, { ref: 'bob_1' })).toEqual(expect.any(String));
    const partner = await page(attribution, location);
    expect(partner).toContain('data-copy="http://shop.test/pricing?ref=bob_1"');
    expect(partner).toMatch(/Clicks<\/dt>\s*<dd>1</);
  });

  it('makes a token of the name, and a free one when that is taken', async () => {
    const attribution = start();
    await postForm(attribution, '/partners', { name: 'Zoë & Söhne' });
    const refs: unknown[] = [];
    for (let n = 0; n < 2; n += 1) {
      const answer = await postForm(
        attribution,
        '/links',
        { partner_id: '2', ref: '', path: '' },
        { accept: 'application/json' },
      );
      expect(answer.status).toBe(201);
      refs.push((await jsonOf(answer)).ref);
    }
    expect(refs).toEqual(['zoe-sohne', 'zoe-sohne-2']);
  });

  it.each([
    ['/partners', { name: '  ', promo_code: 'KEEP-ME' }, 'partner-name', 'KEEP-ME'],
    ['/partners', { name: 'Keep me', promo_code: 'no blanks' }, 'partner-promo_code', 'Keep me'],
    ['/partners', { name: 'Keep me', percent_off: '101' }, 'partner-percent_off', 'Keep me'],
    ['/partners', { name: 'Keep me', percent_off: '2.5' }, 'partner-percent_off', 'Keep me'],
    ['/partners', { name: 'Keep me', attribution_days: '0' }, 'partner-attribution_days', 'Keep me'],
    ['/partners', { name: 'Keep me', promo_code: 'A5', percent_off: '5' }, 'partner-shown_name', 'Keep me'],
    [
      '/partners',
      { name: 'Keep me', shown_name: 'A', promo_code: 'A20', percent_off: '5' },
      'partner-promo_code',
      'Keep me',
    ],
    ['/links', { partner_id: '1', ref: 'demo', path: '/keep-me' }, 'link-ref', '/keep-me'],
    ['/links', { partner_id: '1', ref: 'a b', path: '/keep-me' }, 'link-ref', '/keep-me'],
    ['/links', { partner_id: '99', ref: 'keep-me', path: '/' }, 'link-partner_id', 'keep-me'],
    ['/links', { partner_id: '1', ref: 'keep-me', path: '//evil.example' }, 'link-path', 'keep-me'],
    ['/links', { partner_id: '1', ref: 'keep-me', path: 'http://evil.example/' }, 'link-path', 'keep-me'],
  ])(
    'POST %s with %o shows the error next to %s and keeps what was typed',
    async (path, fields, id, kept) => {
      const attribution = start();
      const answer = await postForm(attribution, path, fields as Record<string, string>);
      expect(answer.status).toBe(422);
      const text = await answer.text();
      expect(text).toContain(`id="${id}-error"`);
      expect(text).toContain(`value="${kept}"`);
      const json = await postForm(attribution, path, fields as Record<string, string>, {
        accept: 'application/json',
      });
      expect(json.status).toBe(422);
      expect(await jsonOf(json)).toMatchObject({ error: { field: id.slice(id.indexOf('-') + 1) } });
    },
  );

  it('gives a promo code to one partner only', async () => {
    const attribution = start();
    await postForm(attribution, '/partners', { name: 'Bob', promo_code: 'SPRING' });
    const answer = await postForm(attribution, '/partners', { name: 'Eve', promo_code: 'spring' });
    expect(answer.status).toBe(422);
    expect(await page(attribution)).not.toContain('Eve');
  });

  it('escapes what people type, and allows no inline script', async () => {
    const attribution = start();
    await postForm(attribution, '/partners', { name: '<script>alert(1)</script>' });
    for (const path of ['/', '/partners/2']) {
      const answer = await attribution.app.request(path);
      const text = await answer.text();
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(text).not.toContain('<script>alert');
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
  });

  it('refuses forms of other origins', async () => {
    const attribution = start();
    const answer = await postForm(
      attribution,
      '/partners',
      { name: 'Eve' },
      { origin: 'http://evil.example' },
    );
    expect(answer.status).toBe(403);
    expect(await page(attribution)).not.toContain('Eve');
  });

  it('pages through the clicks, newest first', async () => {
    const attribution = start();
    const ids: string[] = [];
    for (let n = 0; n < 27; n += 1) ids.push(await click(attribution));
    const rows = (text: string) => [...text.matchAll(/data-key="click-([^"]+)"/g)].map(([, id]) => id);
    const [first, second] = [
      await page(attribution, '/clicks'),
      await page(attribution, '/clicks?page=2&partner=1'),
    ];
    expect([...rows(first), ...rows(second)]).toEqual(ids.reverse());
    expect(first).toContain('/clicks?page=2');
    expect(second).toContain('/clicks?partner=1&amp;page=1');
  });

  it.each(['/partners/99', '/sales?partner=99', '/conversions/nothing', '/nowhere'])(
    'answers 404 for %s',
    async (path) => {
      expect((await start().app.request(path)).status).toBe(404);
    },
  );

  it.each(['/', '/sales', '/clicks', '/webhooks', '/faults', '/partners/1'])(
    'has no reference without a target on %s',
    async (path) => {
      const text = await page(start(), path);
      const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      for (const [, wanted = ''] of text.matchAll(/(?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)) {
        for (const id of wanted.split(' ')) expect(ids).toContain(id);
      }
      expect(text).toContain('data-live');
    },
  );

  it('serves its script and style', async () => {
    const { app } = start();
    expect((await app.request('/assets/dashboard.js')).headers.get('content-type')).toContain(
      'text/javascript',
    );
    expect((await app.request('/assets/dashboard.css')).headers.get('content-type')).toContain('text/css');
  });
});

describe('GET /live', () => {
  it('tells open dashboards of a click, and ends when the sandbox closes', async () => {
    const attribution = start();
    const answer = await attribution.app.request('/live');
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toContain('event: hello');
    await click(attribution);
    const event = await next();
    expect(event).toContain('event: change');
    expect(event).toContain('"kind":"click"');
    attribution.close();
    expect((await reader.read()).done).toBe(true);
  });
});
