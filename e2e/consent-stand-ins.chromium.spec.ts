import { STAND_INS } from '../test/consent/stand-ins.ts';
import { NOTHING, REQUIRED, stored } from './support/consent.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID } from './support/visit.ts';

/** What the stand-in itself keeps: the cookie by which the WP Consent API knows visitors again. */
const ITS_OWN = /wp_consent_marketing=\w+/;

for (const [name, standIn] of Object.entries(STAND_INS)) {
  const manager = (said: string | null) => `<script>(${standIn})(${JSON.stringify(said)})</script>`;

  test(`the stand-in of ${name}: no answer, yes, no, by consent.js without an attribute`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const second = `<script async src="${sandbox.origins.attribution}/v1/consent.js"></script>`;
    const html = `<body>${second}${manager(null)}${tag(sandbox, REQUIRED)}<p>Shop</p>`;
    await page.goto(`${site.page('/', html)}?ref=demo`);
    await page.waitForFunction(() => window.__selgeo_consent?.found);
    await page.click('p');
    expect(await settled(page)).toBeNull();
    expect(await page.evaluate(() => window.__selgeo_consent)).toEqual({
      wanted: null,
      found: name,
      said: null,
    });
    expect(await stored(page)).toEqual(NOTHING);
    expect(received.clicks()).toEqual([]);

    await page.evaluate(() => window.visitorAnswers('granted'));
    await page.click('p');
    await page.waitForFunction(() => window.__selgeo?.getClickId());
    const clickId = await settled(page);
    expect(clickId).toMatch(UUID);

    await page.goto(site.page('/next', html.replace(manager(null), manager('granted'))));
    await page.waitForFunction(() => window.__selgeo_consent?.said === 'granted');
    expect(await settled(page)).toBe(clickId);
    expect(received.clicks()).toHaveLength(1);

    await page.evaluate(() => window.visitorAnswers('denied'));
    await page.click('p');
    await page.waitForFunction(() => window.__selgeo_consent?.said === 'denied');
    expect(await settled(page)).toBeNull();
    expect(JSON.stringify(await stored(page)).replace(ITS_OWN, '')).toBe(JSON.stringify(NOTHING));
  });
}
