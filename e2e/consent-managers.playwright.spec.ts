import type { Sandbox } from '../sandbox/start.ts';
import { block } from '../test/readme/block.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { REQUIRED } from './support/consent.ts';
import {
  comeLate,
  pasted,
  press,
  REAL_MANAGERS,
  type RealManager,
  startManagers,
} from './support/consent-managers.ts';
import { local } from './support/documented.ts';
import { tag } from './support/tag.ts';
import { test as base, expect } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

type Managers = Awaited<ReturnType<typeof startManagers>>;

const test = base.extend<object, { managers: Managers }>({
  managers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const managers = await startManagers();
      await use(managers);
      await managers.close();
    },
    { scope: 'worker' },
  ],
});

/** The second tag of docs/consent-managers.md, for this manager. */
const second = (sandbox: Sandbox, manager: string, { category }: RealManager) =>
  local(block('docs/consent-managers.md', 'html'), sandbox)
    .replace('data-manager="klaro"', `data-manager="${manager}"`)
    .replace('data-category="selgeo"', category ? `data-category="${category}"` : '');

const said = (page: PortablePage) => page.evaluate(() => window.__selgeo_consent?.said ?? null);

const found = (page: PortablePage) => page.waitForFunction(() => window.__selgeo_consent?.found);

/** What the snippet has stored; the managers store what they have been told. */
const ours = (page: PortablePage) =>
  page.evaluate(() =>
    [...Object.keys(sessionStorage), ...Object.keys(localStorage), document.cookie].filter((name) =>
      name.includes('__selgeo'),
    ),
  );

for (const [name, manager] of Object.entries<RealManager>(REAL_MANAGERS)) {
  test.describe(`the real ${name}`, () => {
    test('unanswered: nothing is stored or sent', async ({ page, sandbox, site, managers, received }) => {
      const html = `<body>${tag(sandbox, REQUIRED)}${second(sandbox, name, manager)}${pasted(manager, managers.origin)}<p>Shop</p>`;
      site.page('/next', html);
      await page.goto(`${site.page('/', html)}?ref=demo`);
      for (const next of ['/next', null]) {
        await found(page);
        await page.waitForFunction((selector) => document.querySelector(selector), manager.agree);
        await page.evaluate(() => document.querySelector('p')?.click());
        expect(await settled(page)).toBeNull();
        expect(await said(page)).toBeNull();
        expect(await ours(page)).toEqual([]);
        if (next) await page.goto(site.origin + next);
      }
      expect(received.clicks()).toEqual([]);
    });

    test('agreed, by its button: the click is registered, and a returning visitor is known without one', async ({
      page,
      sandbox,
      site,
      managers,
      received,
    }) => {
      const html = `<body>${pasted(manager, managers.origin)}${tag(sandbox, REQUIRED)}${second(sandbox, name, manager)}<p>Shop</p>`;
      await page.goto(`${site.page('/', html)}?ref=demo`);
      await press(page, manager.agree);
      await page.waitForFunction(() => window.__selgeo?.getClickId());
      const clickId = await settled(page);
      expect(clickId).toMatch(UUID);
      await page.goto(site.page('/next', html));
      await page.waitForFunction(() => window.__selgeo_consent?.said);
      expect(await said(page)).toBe('granted');
      expect(await settled(page)).toBe(clickId);
      expect(received.clicks()).toHaveLength(1);
    });

    test('refused, by its button: nothing is stored or sent, also for a returning visitor', async ({
      page,
      sandbox,
      site,
      managers,
      received,
    }) => {
      const html = `<body>${second(sandbox, name, manager)}${pasted(manager, managers.origin)}${tag(sandbox, REQUIRED)}<p>Shop</p>`;
      site.page('/next', html);
      await page.goto(`${site.page('/', html)}?ref=demo`);
      await press(page, manager.refuse);
      for (const next of ['/next', null]) {
        await page.waitForFunction(() => window.__selgeo_consent?.said);
        expect(await said(page)).toBe('denied');
        expect(await settled(page)).toBeNull();
        expect(await ours(page)).toEqual([]);
        if (next) await page.goto(site.origin + next);
      }
      expect(received.clicks()).toEqual([]);
    });

    test('a change of mind, both ways', async ({ page, sandbox, site, managers, received }) => {
      const html = `<body>${tag(sandbox, REQUIRED)}${second(sandbox, name, manager)}${pasted(manager, managers.origin)}<p>Shop</p>`;
      await page.goto(`${site.page('/', html)}?ref=demo`);
      await press(page, manager.agree);
      await page.waitForFunction(() => window.__selgeo?.getClickId());
      await manager.reopen(page);
      for (const button of manager.refuseLater) await press(page, button);
      await page.waitForFunction(() => window.__selgeo_consent?.said === 'denied');
      expect(await settled(page)).toBeNull();
      expect(await ours(page)).toEqual([]);
      await manager.reopen(page);
      for (const button of manager.agreeLater) await press(page, button);
      await page.waitForFunction(() => window.__selgeo_consent?.said === 'granted');
      expect(await settled(page)).toMatch(UUID);
      expect(received.clicks().length).toBeGreaterThan(0);
    });

    test('that comes long after the page has loaded', async ({ page, sandbox, site, managers, received }) => {
      const html = `<body>${tag(sandbox, REQUIRED)}${second(sandbox, name, manager)}<p>Shop</p>`;
      expect(await visit(page, `${site.page('/', html)}?ref=demo`)).toBeNull();
      await page.waitForFunction(() => window.__selgeo_consent && document.readyState === 'complete');
      expect(await page.evaluate(() => window.__selgeo_consent)).toEqual({
        wanted: name,
        found: null,
        said: null,
      });
      await comeLate(page, manager, managers.origin);
      await press(page, manager.agree);
      await page.waitForFunction(() => window.__selgeo?.getClickId());
      expect(await settled(page)).toMatch(UUID);
      expect(received.clicks()).toHaveLength(1);
    });
  });
}
