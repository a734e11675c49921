import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../attribution/app.ts';
import { click, clickBody, list, page, postClick, postForm, start, temporaryDatabase } from './support.ts';

const refused = (attribution: Attribution) => list(attribution, 'refused-clicks');

describe('a refused click', () => {
  it('is kept once for each reason, with how often and when it came', async () => {
    let now = 1_790_000_000_000;
    const attribution = start({ now: () => now });
    for (const ref of ['p2', 'p3', 'p2']) {
      await postClick(attribution, clickBody({ ref }));
      now += 1000;
    }
    await postClick(attribution, clickBody({ ref: 'p2', merchant_key: 'pk_test_other' }));
    const of = {
      merchant_key: 'pk_test_sandbox',
      code: 'unknown_ref',
      message: expect.stringContaining('token'),
    };
    expect(await refused(attribution)).toMatchObject([
      { ref: 'p2', code: 'unknown_key', merchant_key: 'pk_test_other', count: 1 },
      {
        ...of,
        ref: 'p2',
        count: 2,
        first_at: '2026-09-21T14:13:20.000Z',
        last_at: '2026-09-21T14:13:22.000Z',
      },
      { ...of, ref: 'p3', count: 1 },
    ]);
  });

  it.each([
    ['a malformed one', clickBody({ request_id: 'x' }), { ref: 'demo', code: 'invalid_field' }],
    ['one without a ref', clickBody({ ref: undefined }), { ref: '', code: 'invalid_field' }],
    ['one whose ref is a number', clickBody({ ref: 7 }), { ref: '', code: 'invalid_field' }],
    ['no JSON at all', '{', { ref: '', merchant_key: '', code: 'invalid_json' }],
    ['null', 'null', { ref: '', merchant_key: '', code: 'invalid_body' }],
  ])('may be %s', async (_, body, kept) => {
    const attribution = start();
    await postClick(attribution, body);
    expect(await refused(attribution)).toMatchObject([{ ...kept, count: 1 }]);
  });

  it('leaves no secret key behind, whatever was sent in the place of the public one', async () => {
    const lines: string[] = [];
    const attribution = start({ log: (line) => lines.push(line) });
    await postClick(attribution, clickBody({ merchant_key: 'sk_test_sandbox' }));
    expect(await refused(attribution)).toMatchObject([{ merchant_key: '', code: 'unknown_key' }]);
    expect((await page(attribution, '/clicks?show=refused')) + lines.join()).not.toContain('sk_test');
  });

  it('is told in the terminal, without control characters', async () => {
    const lines: string[] = [];
    const attribution = start({ log: (line) => lines.push(line) });
    await postClick(attribution, clickBody({ ref: 'p\u001b[31m2' }));
    expect(lines).toEqual(['Click on ?ref=“p [31m2” refused: No tracking link has this referral token.']);
  });

  it('survives a restart, and of very many the latest are kept', async () => {
    const database = temporaryDatabase();
    let now = 1_790_000_000_000;
    const attribution = start({ database, now: () => now });
    for (let n = 0; n < 1010; n += 1) {
      now += 70; // Below 1,000 a minute.
      await postClick(attribution, clickBody({ ref: `p${n}` }));
    }
    attribution.close();
    const answer = await start({ database }).app.request('/sandbox/refused-clicks?limit=1000');
    const kept = await answer.json();
    expect(kept).toHaveLength(1000);
    expect(kept[0]).toMatchObject({ ref: 'p1009' });
    expect(kept.at(-1)).toMatchObject({ ref: 'p10' });
  });
});

describe('the dashboard', () => {
  it('shows refused clicks on the overview only when there are some', async () => {
    const attribution = start();
    await click(attribution);
    expect(await page(attribution)).not.toContain('Refused clicks');
    await postClick(attribution, clickBody({ ref: 'p2' }));
    const overview = await page(attribution);
    expect(overview).toContain('Refused clicks');
    expect(overview).toContain('href="/clicks?show=refused"');
    expect(overview).toContain('1 visit came by ?ref=p2, which no partner has.');
    for (let n = 0; n < 2; n += 1) await postClick(attribution, clickBody({ ref: 'p2' }));
    expect(await page(attribution)).toContain('3 visits came by ?ref=p2, which no partner has.');
    await postForm(attribution, '/links', { partner_id: '1', ref: 'p2', path: '/' });
    expect(await page(attribution)).toContain('3 visits came by ?ref=p2, which no partner had at the time.');
  });

  it('has a list of its own for them, page by page, beside that of the registered ones', async () => {
    const attribution = start();
    const none = await page(attribution, '/clicks?show=refused');
    expect(none).toContain('No click was refused');
    for (let n = 0; n < 26; n += 1) await postClick(attribution, clickBody({ ref: `p${n}` }));
    const first = await page(attribution, '/clicks?show=refused');
    expect(first.match(/data-key="refused-click-/g)).toHaveLength(25);
    expect(first).toContain('href="/clicks?show=refused&amp;page=2"');
    expect(first).toMatch(/id="show-refused"[^>]*aria-current="true">Refused <span class="badge bad">26</);
    const second = await page(attribution, '/clicks?show=refused&page=2');
    expect(second).toContain('<code class="ref">p0</code>');
    expect(await page(attribution, '/clicks')).toMatch(/id="show-registered"[^>]*aria-current="true"/);
  });

  it('escapes what was sent', async () => {
    const attribution = start();
    await postClick(attribution, clickBody({ ref: '<script>alert(1)</script>', merchant_key: 'pk_<b>' }));
    for (const path of ['/', '/clicks?show=refused'])
      expect(await page(attribution, path)).not.toMatch(/<script>alert|pk_<b>/);
  });
});
