import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

/** What a page may do to the browser before the snippet runs; the click is registered all the same. */
const PAGES = {
  'with storage that throws': [
    `Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied', 'SecurityError') } })`,
  ],
  'without storage, as in a web view': [`Object.defineProperty(window, 'sessionStorage', { value: null })`],
  'with storage that is full': [
    `try { for (let size = 1 << 20; size; ) try { sessionStorage['fill' + Math.random()] = 'x'.repeat(size) } catch { size >>= 1 } } catch {}`,
  ],
  'with rubbish in storage': [
    `for (const key of ['cid', 'vtk', 'seen', 'parked']) sessionStorage['__selgeo_' + key] = '{"broken'`,
  ],
  'with the word undefined in storage': [
    `for (const key of ['cid', 'seen', 'parked']) sessionStorage['__selgeo_' + key] = 'undefined'`,
  ],
  'without fetch': ['delete window.fetch; delete Window.prototype.fetch'],
  'with a fetch that throws': [`window.fetch = () => { throw new Error('no') }`],
  'with a fetch that gives nothing': ['window.fetch = () => undefined'],
  'with window.__selgeo set to a text': [`window.__selgeo = 'mine'`],
  'with an element named __selgeo': ['', '<img id="__selgeo" alt="">'],
  'on plain http, without crypto.randomUUID': [
    `Object.defineProperty(Crypto.prototype, 'randomUUID', { value: undefined })`,
  ],
  'without BroadcastChannel': ['delete window.BroadcastChannel'],
  'without requestIdleCallback and AbortSignal.timeout': [
    'delete window.requestIdleCallback; delete AbortSignal.timeout',
  ],
  'with the Navigation API switched off': [
    `Object.defineProperty(window, 'navigation', { value: undefined })`,
  ],
  'without a navigation timing entry': ['performance.getEntriesByType = () => []'],
} as const;

for (const [name, [script, html = '']] of Object.entries(PAGES)) {
  test(`a page ${name} works, and the click is registered`, async ({ page, sandbox, site, received }) => {
    const before = `<script>${script}</script>${html}`;
    const after = `<script>addEventListener('load', () => { document.title = 'works' })</script>`;
    await page.goto(`${site.page('/', before + tag(sandbox) + after)}?ref=demo`);
    await page.waitForFunction(() => document.title === 'works');
    expect(await settled(page)).toMatch(UUID);
    expect(received.clicks()).toHaveLength(1);
  });
}

test('malformed attributes fall back to their defaults', async ({ page, sandbox, site, received }) => {
  const address = site.page(
    '/',
    tag(sandbox, {
      'data-param': ' , ',
      'data-attribution': 'middle',
      'data-payment-link-hosts': '"]*{}',
      'data-tabs': '',
      'data-content-type': 'nonsense',
    }),
  );
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  expect(received.clicks().map(({ method }) => method)).toEqual(['POST']);
});

test('a sandboxed frame, which has neither storage nor origin, registers its click', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const inner = site.page('/inner', `${tag(sandbox)}<p>Framed</p>`);
  await page.goto(site.page('/', `<iframe sandbox="allow-scripts" src="${inner}?ref=demo"></iframe>`));
  await expect.poll(() => received.clicks().map(({ status }) => status)).toEqual([201]);
});

test('a form whose fields hide the methods of the form breaks nothing', async ({ page, sandbox, site }) => {
  const forms = `<form data-selgeo><input name="elements"><input name="append"><input name="querySelector"></form>
    <form data-selgeo id="sound"><button type="button">Read</button></form>`;
  const clickId = await visit(page, `${site.page('/', tag(sandbox) + forms)}?ref=demo`);
  await page.click('form');
  await page.click('#sound button');
  expect(await page.inputValue('#sound input')).toBe(clickId);
});
