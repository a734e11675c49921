import { block } from '../test/readme/block.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { NOTHING, stored } from './support/consent.ts';
import { local } from './support/documented.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

const BANNER = block('docs/consent.md', 'html', 1);
/** What a merchant pastes: the stub, the tag of docs/consent.md, and its banner. */
const PASTED = block('docs/api.md', 'html') + block('docs/consent.md', 'html', 0) + BANNER;

const isAsking = (page: PortablePage) => page.evaluate(() => !document.getElementById('ask')?.hidden);

/** All that is stored, without the choice that the banner itself keeps. */
async function storedBesides(page: PortablePage, choice: string): Promise<unknown> {
  expect(await page.evaluate(() => localStorage.getItem('partnerConsent'))).toBe(choice);
  await page.evaluate(() => localStorage.removeItem('partnerConsent'));
  const all = await stored(page);
  await page.evaluate((choice) => localStorage.setItem('partnerConsent', choice), choice);
  return all;
}

test('the banner of docs/consent.md has the twelve lines that the page says', () => {
  expect(BANNER.trim().split('\n')).toHaveLength(12);
});

test('a visitor who refuses in the banner of docs/consent.md is asked once, and nothing is stored or sent', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const html = local(PASTED, sandbox);
  expect(await visit(page, `${site.page('/', html)}?ref=demo`)).toBeNull();
  expect(await isAsking(page)).toBe(true);
  expect(await stored(page)).toEqual(NOTHING);
  await page.click('#ask [value=denied]');
  expect(await isAsking(page)).toBe(false);
  expect(await settled(page)).toBeNull();
  expect(await storedBesides(page, 'denied')).toEqual(NOTHING);

  expect(await visit(page, site.page('/next', html))).toBeNull();
  expect(await isAsking(page)).toBe(false);
  expect(await storedBesides(page, 'denied')).toEqual(NOTHING);
  expect(received.clicks()).toEqual([]);
});

test('a visitor who agrees in the banner of docs/consent.md is asked once, and the click is registered and kept', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const html = local(PASTED, sandbox);
  await visit(page, `${site.page('/', html)}?ref=demo`);
  await page.click('#ask [value=granted]');
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  expect(await page.evaluate(() => document.cookie)).toBe(`__selgeo_cid=${clickId}`);

  const tab = await page.newPage();
  expect(await visit(tab, site.page('/next', html))).toBe(clickId);
  expect(await isAsking(tab)).toBe(false);
  expect(received.clicks()).toHaveLength(1);

  // The footer's link asks again, and a refusal then empties what is stored.
  await tab.evaluate(() => document.getElementById('ask')?.removeAttribute('hidden'));
  await tab.click('#ask [value=denied]');
  expect(await settled(tab)).toBeNull();
  expect(await storedBesides(tab, 'denied')).toEqual(NOTHING);
  await tab.close();
});
