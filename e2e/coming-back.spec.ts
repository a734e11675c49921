import type { Sandbox } from '../sandbox/start.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { newRef } from './support/new-ref.ts';
import { sentRefs } from './support/sent.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

/** The same site under another name, which plays the site of a partner or of a payment provider. */
const as = (name: string, { origin }: Site) => origin.replace('localhost', `${name}.localhost`);

/** Follows a link on a page of another site. */
async function follow(page: PortablePage, site: Site, name: string, to: string): Promise<string | null> {
  site.page(`/of-${name}`, `<a href="${site.origin}${to}">Link</a>`);
  await page.goto(`${as(name, site)}/of-${name}`);
  await page.click('a');
  await page.waitForURL(new RegExp(`//localhost.*${to.replaceAll('?', '\\?')}$`));
  return settled(page);
}

/** Two referrals, each by a partner's link: first one to /pricing, then another one to /. */
async function twoReferrals(page: PortablePage, sandbox: Sandbox, site: Site) {
  const first = await newRef(sandbox);
  const second = await newRef(sandbox);
  for (const path of ['/', '/pricing']) site.page(path, tag(sandbox));
  const landing = `/pricing?ref=${first}`;
  await follow(page, site, 'one', landing);
  const clickId = await follow(page, site, 'two', `/?ref=${second}`);
  return { first, second, landing, clickId };
}

for (const [way, back] of Object.entries({
  'by a link of a payment page': (page, site, landing) => follow(page, site, 'pay', landing),
  'by a script of a payment page': async (page, site, landing) => {
    site.page('/login', `<script>location.replace('${site.origin}${landing}')</script>`);
    // Not `goto`, which waits for a page that has gone at once.
    await page.evaluate((url) => void location.assign(url), `${as('pay', site)}/login`);
    await page.waitForURL(/\/pricing/);
    return settled(page);
  },
  'with more in its address': (page, site, landing) => follow(page, site, 'pay', `${landing}&canceled=1`),
  'from a login of the site itself': async (page, site, landing) => {
    await page.goto(site.page('/login', `<a href="${landing}">Back</a>`));
    await page.click('a');
    await page.waitForURL(/\/pricing/);
    return settled(page);
  },
} as Record<string, (page: PortablePage, site: Site, landing: string) => Promise<string | null>>)) {
  test(`who comes back to an older landing page, ${way}, keeps the later click`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const { first, second, landing, clickId } = await twoReferrals(page, sandbox, site);
    expect(await back(page, site, landing)).toBe(clickId);
    expect(sentRefs(received)).toEqual([first, second]);
  });
}

test("the first partner's link, followed anew after another one, is a third click", async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const { first, second, landing, clickId } = await twoReferrals(page, sandbox, site);
  const third = await follow(page, site, 'one', landing);
  expect(sentRefs(received)).toEqual([first, second, first]);
  expect(third).not.toBe(clickId);
});

test('the same without any referrer, as from a mail, is a third click', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const first = await newRef(sandbox);
  const second = await newRef(sandbox);
  const landing = site.page('/', tag(sandbox));
  for (const ref of [first, second, first]) await visit(page, `${landing}?ref=${ref}`);
  expect(sentRefs(received)).toEqual([first, second, first]);
});

test('after a click of a mail, a payment page that leads back to it brings none', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const first = await newRef(sandbox);
  const second = await newRef(sandbox);
  const landing = site.page('/', tag(sandbox));
  await visit(page, `${landing}?ref=${first}`);
  const clickId = await visit(page, `${landing}?ref=${second}`);
  expect(await follow(page, site, 'pay', `/?ref=${first}`)).toBe(clickId);
  expect(sentRefs(received)).toEqual([first, second]);
});
