import { readFileSync } from 'node:fs';
import { block } from '../test/readme/block.ts';
import { createLink } from './support/create-link.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

const page = readFileSync(new URL('../docs/privacy.md', import.meta.url), 'utf8');
/** The first column of the table under a heading. */
const namesIn = (heading: string) =>
  [
    ...(page
      .split(`## ${heading}\n`)[1]
      ?.split('\n## ')[0]
      ?.matchAll(/^\| `(\w+)`/gm) ?? []),
  ].map(([, name]) => name);

test('docs/privacy.md names every field that is sent, and every key that is stored', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const first = await visit(page, `${site.page('/', tag(sandbox))}?ref=demo`);
  const ref = `privacy-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const landing = site.page('/pricing', tag(sandbox));
  const from = site.page('/blog', `<a href="${landing}?ref=${ref}&email=a@b.example#secret">Link</a>`);
  await page.goto(from.replace('localhost', '127.0.0.1'));
  await page.click('a');
  await page.waitForURL(/\/pricing/);
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  expect(clickId).not.toBe(first);

  const example = JSON.parse(block('docs/privacy.md', 'json'));
  const sent = received.clicks().at(-1)?.body as object;
  expect(Object.keys(sent)).toEqual(Object.keys(example));
  expect(Object.keys(sent)).toEqual(namesIn('What is sent'));
  const stored = await page.evaluate(() => Object.keys(sessionStorage));
  expect(stored.sort()).toEqual(namesIn('What is stored').sort());
  expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0]);
});

test('docs/privacy.md names what is stored besides, and every member of the entry in localStorage', async ({
  page,
  sandbox,
  site,
}) => {
  const keys = () => page.evaluate(() => [Object.keys(sessionStorage), Object.keys(localStorage)]);
  const [offer, kept, cookie] = namesIn('What else is stored');
  await visit(page, `${site.page('/', tag(sandbox, { 'data-storage': 'local' }))}?ref=demo`);
  const inTab = [...namesIn('What is stored'), offer].sort();
  expect((await keys()).map((names) => names.sort())).toEqual([inTab, [kept]]);
  const entry = await page.evaluate(() => JSON.parse(localStorage.getItem('__selgeo_kept') ?? '{}'));
  expect(Object.keys(entry).sort()).toEqual(namesIn('The entry in localStorage').sort());
  expect(await page.evaluate(() => document.cookie)).toBe('');

  await page.evaluate(() => window.__selgeo?.setConsent('denied'));
  expect(await keys()).toEqual([[], []]);

  const tab = await page.newPage();
  const clickId = await visit(tab, `${site.page('/', tag(sandbox, { 'data-storage': 'cookie' }))}?ref=demo`);
  expect(await tab.evaluate(() => document.cookie)).toBe(`${cookie}=${clickId}`);
  await tab.evaluate(() => window.__selgeo?.forget());
  expect(await tab.evaluate(() => [document.cookie, Object.keys(sessionStorage)])).toEqual([
    '',
    ['__selgeo_seen'],
  ]);
  await tab.close();
});
