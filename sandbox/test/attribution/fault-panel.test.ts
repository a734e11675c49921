import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../attribution/app.ts';
import { jsonOf, page, postClick, postForm, start } from './support.ts';

const post = ({ app }: Attribution, body: unknown, type = 'application/json') =>
  app.request('/sandbox/faults', {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const remove = ({ app }: Attribution, path = '') =>
  app.request(`/sandbox/faults${path}`, { method: 'DELETE' });
const faultsOf = async ({ app }: Attribution) => (await app.request('/sandbox/faults')).json();

describe('/sandbox/faults', () => {
  it('adds one or several, lists them with what they have hit, and removes them', async () => {
    const attribution = start();
    const one = await post(attribution, {
      kind: 'status',
      status: 429,
      retry_after: 5,
      count: 3,
      ref: 'demo',
    });
    expect(one.status).toBe(201);
    const first = { id: 1, kind: 'status', status: 429, retry_after: 5, count: 3, ref: 'demo', fired: 0 };
    expect(await one.json()).toEqual([first]);
    const two = await post(attribution, [{ kind: 'invalid' }, { kind: 'hang', share: 0.5 }]);
    expect(two.status).toBe(201);
    const others = [
      { id: 2, kind: 'invalid', variant: 'html', fired: 0 },
      { id: 3, kind: 'hang', share: 0.5, fired: 0 },
    ];
    expect(await two.json()).toEqual(others);

    await postClick(attribution);
    expect(await faultsOf(attribution)).toEqual([{ ...first, fired: 1 }, ...others]);
    expect((await remove(attribution, '/2')).status).toBe(204);
    expect(await faultsOf(attribution)).toMatchObject([{ id: 1 }, { id: 3 }]);
    expect((await remove(attribution, '/2')).status).toBe(404);
    expect((await remove(attribution)).status).toBe(204);
    expect(await faultsOf(attribution)).toEqual([]);
  });

  it.each([
    ['kind', {}],
    ['kind', { kind: 'explode' }],
    ['ms', { kind: 'slow' }],
    ['ms', { kind: 'slow', ms: 0 }],
    ['ms', { kind: 'slow', ms: 60_001 }],
    ['ms', { kind: 'slow', ms: '3000' }],
    ['ms', { kind: 'down', ms: 5 }],
    ['status', { kind: 'status' }],
    ['status', { kind: 'status', status: 200 }],
    ['status', { kind: 'status', status: 600 }],
    ['retry_after', { kind: 'status', status: 429, retry_after: 1e13 }],
    ['body', { kind: 'status', status: 403, body: 'xml' }],
    ['status', { kind: 'redirect', status: 304 }],
    ['location', { kind: 'redirect', location: 'a b' }],
    ['bytes', { kind: 'endless', bytes: 0 }],
    ['retry_after', { kind: 'status', status: 429, retry_after: 1.5 }],
    ['retry_after', { kind: 'status', status: 429, retry_after: 'soon' }],
    ['retry_after', { kind: 'status', status: 429, retry_after: 'Wed, 99 Oct 2026 07:28:00 GMT' }],
    ['retry_after', { kind: 'slow', ms: 5, retry_after: 1 }],
    ['variant', { kind: 'invalid', variant: 'xml' }],
    ['count', { kind: 'down', count: 0 }],
    ['count', { kind: 'down', count: 100_001 }],
    ['share', { kind: 'down', share: 0 }],
    ['share', { kind: 'down', share: 1 }],
    ['ref', { kind: 'down', ref: ' ' }],
    ['delay_ms', { kind: 'down', delay_ms: 5 }],
    ['1.ms', [{ kind: 'down' }, { kind: 'slow', ms: -1 }]],
  ])('refuses a bad %s: %o', async (field, body) => {
    const attribution = start();
    const answer = await post(attribution, body);
    expect(answer.status).toBe(400);
    expect(await jsonOf(answer)).toMatchObject({ error: { field, message: expect.stringContaining(field) } });
    expect(await faultsOf(attribution)).toEqual([]);
  });

  it.each(['', '{', 'null', '"down"', '[]', '[null]'])('refuses the body %s', async (body) => {
    expect((await post(start(), body)).status).toBe(400);
  });

  it('takes JSON only, which pages of other origins cannot send', async () => {
    const attribution = start();
    const answer = await post(attribution, { kind: 'down' }, 'text/plain');
    expect(answer.status).toBe(415);
    expect(
      (await attribution.app.request('/sandbox/faults')).headers.has('access-control-allow-origin'),
    ).toBe(false);
    expect(await faultsOf(attribution)).toEqual([]);
  });
});

describe('the panel of faults', () => {
  it.each([
    ['down', { kind: 'down' }],
    ['slow', { kind: 'slow', ms: 3000 }],
    ['busy', { kind: 'status', status: 429, retry_after: 5, count: 1 }],
    ['broken', { kind: 'status', status: 500, count: 3 }],
    ['drop', { kind: 'drop', count: 1 }],
    ['unreadable', { kind: 'invalid', variant: 'html', count: 1 }],
    ['firewall', { kind: 'status', status: 403, body: 'html', count: 1 }],
    ['redirect', { kind: 'redirect', status: 302, location: '/v1/clicks/moved', count: 1 }],
    ['endless', { kind: 'endless', count: 1 }],
  ])('adds the ready-made fault %s', async (preset, fault) => {
    const attribution = start();
    expect(await page(attribution, '/faults')).toContain(`name="preset" value="${preset}"`);
    const answer = await postForm(attribution, '/faults/presets', { preset });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/faults');
    expect(attribution.faults.list()).toEqual([{ id: 1, fired: 0, ...fault }]);
  });

  it('knows no other ready-made fault', async () => {
    expect((await postForm(start(), '/faults/presets', { preset: 'constructor' })).status).toBe(404);
  });

  it('adds a fault that was filled in, without the fields of other kinds and the blank ones', async () => {
    const attribution = start();
    const rest = { variant: 'html', ms: 'x', count: '', share: '', ref: ' ' };
    const filled = { kind: 'status', status: ' 503 ', retry_after: '10', ...rest };
    expect((await postForm(attribution, '/faults', filled)).headers.get('location')).toBe('/faults');
    await postForm(attribution, '/faults', { ...filled, kind: 'slow', ms: '250', share: '.25', ref: '42' });
    await postForm(attribution, '/faults', {
      ...filled,
      retry_after: 'Wed, 21 Oct 2026 07:28:00 GMT',
      count: '2',
    });
    expect(attribution.faults.list()).toEqual([
      { id: 1, fired: 0, kind: 'status', status: 503, retry_after: 10 },
      { id: 2, fired: 0, kind: 'slow', ms: 250, share: 0.25, ref: '42' },
      {
        id: 3,
        fired: 0,
        kind: 'status',
        status: 503,
        retry_after: 'Wed, 21 Oct 2026 07:28:00 GMT',
        count: 2,
      },
    ]);
    const panel = await page(attribution, '/faults');
    expect(panel).toContain('Answer 503, come back in 10 s');
    expect(panel).toContain('each with a chance of 25 % · only ?ref=42');
  });

  it.each([
    [{ kind: 'status', status: '403', body: 'empty' }, 'Answer 403 without a word'],
    [
      { kind: 'status', status: '429', retry_after: '-1000000', body: 'html' },
      'Answer 429 with a web page, come back in -1000000 s',
    ],
    [{ kind: 'status', status: '429', retry_after: 'Infinity' }, 'Answer 429, come back in Infinity s'],
    [{ kind: 'redirect', location: 'http://b.test/' }, 'Redirect to http://b.test/'],
    [{ kind: 'endless', bytes: '16000000' }, 'Answer of 16,000,000 bytes'],
    [{ kind: 'endless', bytes: '' }, 'Answer without end'],
    [{ kind: 'preflight' }, 'Refuse every preflight'],
  ])('names %o', async (filled, title) => {
    const attribution = start();
    await postForm(attribution, '/faults', filled as Record<string, string>);
    expect(await page(attribution, '/faults')).toContain(`${title}</span>`);
  });

  it.each([
    ['kind', { kind: 'constructor', ref: 'keep-me' }],
    ['ms', { kind: 'slow', ms: '', ref: 'keep-me' }],
    ['ms', { kind: 'slow', ms: 'long', ref: 'keep-me' }],
    ['status', { kind: 'status', status: '200', ref: 'keep-me' }],
    ['retry_after', { kind: 'status', status: '429', retry_after: 'keep-me' }],
    ['count', { kind: 'down', count: '-1', ref: 'keep-me' }],
    ['share', { kind: 'down', share: '50%', ref: 'keep-me' }],
  ])('shows what is wrong with %s and keeps what was typed', async (field, filled) => {
    const attribution = start();
    const answer = await postForm(attribution, '/faults', filled as Record<string, string>);
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain(`id="fault-${field}-error"`);
    expect(text).toContain('value="keep-me"');
    expect(attribution.faults.list()).toEqual([]);
  });

  it('shows what each has hit, removes one, and clears all', async () => {
    const attribution = start();
    attribution.faults.add([{ kind: 'status', status: 500, count: 3 }, { kind: 'hang' }, { kind: 'down' }]);
    await postClick(attribution);
    const panel = await page(attribution, '/faults');
    expect(panel).toContain('<b>1</b> hit');
    expect(panel).toContain('Next 2 clicks');
    expect((await postForm(attribution, '/faults/2/remove', {})).headers.get('location')).toBe('/faults');
    expect(attribution.faults.list()).toMatchObject([{ kind: 'status' }, { kind: 'down' }]);
    await postForm(attribution, '/faults/clear', {});
    expect(attribution.faults.list()).toEqual([]);
    expect(await page(attribution, '/faults')).toContain('No faults');
  });

  it('says next to each fault what the snippet does about it, and by which codes', async () => {
    const attribution = start();
    const plain = (html = '') => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    const reaction = (text: string, id: string) =>
      plain(text.match(new RegExp(`id="reaction-${id}">(.*?)</p>`, 's'))?.[1]);
    const before = await page(attribution, '/faults');
    expect(reaction(before, 'down')).toMatch(/The snippet: .* stays parked .* SG23 SG73 SG26/);
    expect(reaction(before, 'broken')).toMatch(/Attempt 4 registers the click\. SG24 SG22/);
    expect(reaction(before, 'busy')).toContain('the 5 s of Retry-After');
    expect(before).toContain('<a class="code" href="/codes#SG73">SG73</a>');
    for (const [, id] of before.matchAll(/name="preset" [^>]*aria-describedby="([^"]+)"/g))
      expect(before).toContain(`id="${id}"`);

    attribution.faults.add({ kind: 'status', status: 500, count: 3 });
    await postClick(attribution);
    // Of the three, one is used up.
    expect(reaction(await page(attribution, '/faults'), '1')).toMatch(/Attempt 3 registers the click/);
  });

  it('warns on every page while a fault is active', async () => {
    const attribution = start();
    const warning = 'Clicks fail on purpose';
    const pages = ['/', '/sales', '/clicks', '/partners/1', '/codes', '/faults', '/nowhere'];
    for (const path of pages) expect(await page(attribution, path)).not.toContain(warning);
    attribution.faults.add({ kind: 'slow', ms: 1500, count: 1 });
    for (const path of pages) expect(await page(attribution, path)).toContain(warning);
    expect(await page(attribution)).toContain('Slow: 1.5 s');
  });

  it('refuses forms of other origins', async () => {
    const attribution = start();
    attribution.faults.add({ kind: 'hang' });
    for (const path of ['/faults', '/faults/presets', '/faults/clear', '/faults/1/remove']) {
      const answer = await postForm(
        attribution,
        path,
        { kind: 'down', preset: 'down' },
        { origin: 'http://evil.example' },
      );
      expect(answer.status).toBe(403);
    }
    expect(attribution.faults.list()).toMatchObject([{ kind: 'hang' }]);
  });

  it('tells open dashboards and the terminal', async () => {
    const lines: string[] = [];
    const attribution = start({ log: (line) => lines.push(line) });
    const stream = await attribution.app.request('/live');
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await postForm(attribution, '/faults/presets', { preset: 'broken' });
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('"kind":"fault"');
    await postClick(attribution);
    await postForm(attribution, '/faults/clear', {});
    expect(lines).toEqual([
      'Fault added: Answer 500',
      'Fault hit a click: Answer 500',
      'All faults were cleared',
    ]);
  });

  it('is gone after a restart, and says so', async () => {
    expect(await page(start(), '/faults')).toContain('Faults live in memory only: a restart clears them');
  });
});
