import { inspection } from './support/inspect.ts';
import { PANEL_SHOP, press, texts } from './support/panel.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

// What the panel says and remembers; how it sits on the page is in inspector.spec.ts.

test('the panel tells the state, what has happened, and of each element whether it carries and why', async ({
  page,
  sandbox,
  site,
}) => {
  const clickId = await visit(
    page,
    `${site.page('/', tag(sandbox, { 'data-debug': '' }) + PANEL_SHOP)}?ref=demo`,
  );
  expect((await texts(page, '.state')).join()).toContain(`Registered`);
  expect((await texts(page, '.state')).join()).toContain(clickId);
  await page.waitForFunction(() =>
    document.querySelector('selgeo-inspector')?.shadowRoot?.textContent?.includes('SG50'),
  );
  expect((await texts(page, 'ol .code')).sort()).toEqual(['SG01', 'SG05', 'SG20', 'SG21', 'SG22']);
  const items = await texts(page, '.item');
  expect(items.map((text) => text.match(/#\w+(?=SG)|SG\d\d/g))).toEqual([
    ['#link', 'SG50'],
    ['#mine', 'SG61'],
    ['#own', 'SG62'],
    ['#lead', 'SG51'],
    ['#search', 'SG63'],
  ]);
  expect(items[2]).toContain('data-payment-link-hosts');
});

test('the next page of the tab has the panel as it was left, until debugging is stopped', async ({
  page,
  sandbox,
  site,
}) => {
  const landing = site.page('/', tag(sandbox) + PANEL_SHOP);
  const next = site.page('/next', tag(sandbox) + PANEL_SHOP);
  const isHidden = () =>
    page.waitForFunction(() => {
      const panel = document.querySelector('selgeo-inspector')?.shadowRoot?.querySelector('aside');
      return panel && String(panel.hidden);
    });
  await visit(page, `${landing}?ref=demo&selgeo_debug`);
  expect(await isHidden()).toBe('false');
  await press(page, 'Collapse');
  await visit(page, next);
  expect(await isHidden()).toBe('true');
  expect(await texts(page, '.pill')).toEqual(['Selgeo: registered']);
  await press(page, 'Selgeo');
  await visit(page, landing);
  expect(await isHidden()).toBe('false');

  await press(page, 'Stop debugging');
  expect(await page.count('selgeo-inspector')).toBe(0);
  expect(await visit(page, next)).toMatch(UUID);
  expect(await page.evaluate('"inspect" in __selgeo')).toBe(false);
});

test('the panel holds no form and no link that the snippet or the page could take for its own', async ({
  page,
  sandbox,
  site,
}) => {
  await visit(page, `${site.page('/', tag(sandbox, { 'data-debug': '' }) + PANEL_SHOP)}?ref=demo`);
  await texts(page, '.item');
  const found = await page.evaluate(
    () => document.querySelector('selgeo-inspector')?.shadowRoot?.querySelectorAll('a,form,input').length,
  );
  expect(found).toBe(0);
  expect((await inspection(page)).elements.map(({ selector }) => selector)).toEqual([
    '#link',
    '#mine',
    '#own',
    '#lead',
    '#search',
  ]);
});
