import { REQUIRED, setConsent } from './support/consent.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

const NEXT = '<a id="next" href="/next">Next</a><a id="third" href="/third">Third</a>';

// Chromium and Firefox alone tell a page which pages the tab has had before (`navigation.entries()`).
test('consent on the third page registers the click of the landing page, once', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  for (const path of ['/next', '/third']) site.page(path, tag(sandbox, REQUIRED) + NEXT);
  const landing = site.page('/', tag(sandbox, REQUIRED) + NEXT);
  await visit(page, `${landing}?ref=demo`);
  for (const name of ['next', 'third']) {
    await page.click(`#${name}`);
    await page.waitForURL(new RegExp(`${name}$`));
    await settled(page);
  }
  expect(received.clicks()).toEqual([]);
  await setConsent(page, 'granted');
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  // On each page the manager says so anew.
  await page.click('#next');
  await page.waitForURL(/next$/);
  await settled(page);
  await setConsent(page, 'granted');
  expect(await settled(page)).toBe(clickId);
  expect(received.clicks().map(({ body }) => (body as { landing_url: string }).landing_url)).toEqual([
    landing,
  ]);
});
