import { STAND_INS } from '../test/consent/stand-ins.ts';
import { NOTHING, REQUIRED, setConsent, stored, touched, WATCH } from './support/consent.ts';
import { inspectAfter, inspection } from './support/inspect.ts';
import { PANEL_SHOP, press, texts } from './support/panel.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled } from './support/visit.ts';

const DAY = 86_400_000;

test('behind a closed gate the debug build touches no storage either; then it says what is kept where until when', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const html = WATCH + tag(sandbox, { ...REQUIRED, 'data-storage': 'local' }) + PANEL_SHOP;
  await page.goto(`${site.page('/', html)}?ref=demo&selgeo_debug`);
  const heldBack = await inspectAfter(page, 'SG07');
  expect(heldBack).toMatchObject({ status: 'consent', clickId: null, kept: [], attempts: [] });
  expect(heldBack.reason).toMatchObject({ code: 'SG07', advice: expect.stringContaining('setConsent') });
  const [state = ''] = await texts(page, '.state');
  expect(state).toMatch(/^Held back: no consent yetSG07.*setConsent\("granted"\)/);
  expect(state).not.toContain('kept');
  // What the buttons remember, they would store.
  await press(page, 'Collapse');
  expect(await texts(page, '.pill')).toEqual(['Selgeo: held back: no consent yet']);
  await press(page, 'Selgeo');
  await settled(page);
  expect(await touched(page)).toEqual([]);
  expect(await stored(page)).toEqual(NOTHING);
  expect(received.clicks()).toEqual([]);

  await setConsent(page, 'granted');
  const clickId = await settled(page);
  const { kept, ...open } = await inspectAfter(page, 'SG22');
  expect(open).toMatchObject({ status: 'registered', clickId });
  expect(kept.map(({ where }) => where)).toEqual(['tab', 'local']);
  const until = kept[1]?.until as number;
  expect(Math.round((until - Date.now()) / DAY)).toBe(30);
  const day = new Date(until).toISOString().slice(0, 10);
  await expect
    .poll(async () => (await texts(page, '.state')).join())
    .toContain(`kept in this tab; in localStorage until ${day}`);

  await setConsent(page, 'denied');
  const before = (await touched(page)).length;
  expect(await inspection(page)).toMatchObject({ status: 'consent', reason: { code: 'SG09' }, kept: [] });
  await expect
    .poll(async () => (await texts(page, '.state')).join())
    .toMatch(/^Held back: the visitor has refusedSG09/);
  await press(page, 'Close');
  expect(await page.count('selgeo-inspector')).toBe(0);
  expect((await touched(page)).slice(before)).toEqual([]);
  expect(await stored(page)).toEqual(NOTHING);
});

test('a click that a cookie keeps has an end that no page can read', async ({ page, sandbox, site }) => {
  const attributes = { 'data-debug': '', 'data-storage': 'cookie', 'data-attribution-window': '7' };
  await page.goto(`${site.page('/', tag(sandbox, attributes) + PANEL_SHOP)}?ref=demo`);
  const { kept } = await inspectAfter(page, 'SG22');
  expect(kept).toEqual([
    { where: 'tab', until: null },
    { where: 'cookie', until: null },
  ]);
  await expect
    .poll(async () => (await texts(page, '.state')).join())
    .toContain('in a cookie of the widest domain that takes it, for 7 days from the click');
});

test('the debug mode names the consent manager that is looked for and not there, then what it says', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const second = `<script async src="${sandbox.origins.attribution}/v1/consent.js" data-manager="cookiebot"></script>`;
  const html = `${second}${tag(sandbox, { ...REQUIRED, 'data-debug': '' })}<p>Shop</p>`;
  await page.goto(`${site.page('/', html)}?ref=demo`);
  const missing = await inspectAfter(page, 'SG44');
  expect(missing.reason).toMatchObject({ code: 'SG44', advice: expect.stringContaining('data-manager') });
  expect(missing.log.map(({ text }) => text).join('\n')).toContain('manager cookiebot');
  expect(received.clicks()).toEqual([]);

  await page.evaluate((standIn) => new Function(`(${standIn})(null)`)(), String(STAND_INS.cookiebot));
  await page.click('p');
  expect((await inspectAfter(page, 'SG45')).reason).toMatchObject({ code: 'SG45' });
  await page.evaluate(() => window.visitorAnswers('granted'));
  expect((await inspectAfter(page, 'SG22')).log.map(({ code }) => code)).toContain('SG46');
});
