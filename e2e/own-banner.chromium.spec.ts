import { block } from '../test/readme/block.ts';
import { NOTHING, REQUIRED, stored } from './support/consent.ts';
import { local } from './support/documented.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

test('the banner of docs/consent.md: who refuses leaves nothing, who agrees is registered, and neither is asked again', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const html = block('docs/consent.md', 'html', 1) + local(block('docs/consent.md', 'html'), sandbox);
  expect(html).toContain(Object.keys(REQUIRED)[0]);
  const landing = `${site.page('/', html)}?ref=demo`;
  await visit(page, landing);
  expect(await stored(page)).toEqual(NOTHING);
  await page.click('[value=denied]');
  await page.reload();
  expect(await settled(page)).toBeNull();
  expect(await page.evaluate(() => document.querySelector<HTMLElement>('#ask')?.hidden)).toBe(true);
  expect(await stored(page)).toEqual([{}, { consent: 'denied' }, '']);
  expect(received.clicks()).toEqual([]);

  await page.evaluate(() => localStorage.clear());
  await visit(page, landing);
  await page.click('[value=granted]');
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  await page.reload();
  expect(await settled(page)).toBe(clickId);
  expect(await page.evaluate(() => document.cookie)).toBe(`__selgeo_cid=${clickId}`);
  expect(received.clicks()).toHaveLength(1);
});
