import type { Sandbox } from '../sandbox/start.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { follow, WAYS_BACK } from './support/coming-back.ts';
import { newRef } from './support/new-ref.ts';
import { sentRefs } from './support/sent.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

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

for (const [way, back] of Object.entries(WAYS_BACK)) {
  test(`a visitor who comes back to an older landing page, ${way}, keeps the later click`, async ({
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

test("the first partner's link, followed again after another link, is a third click", async ({
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

for (const [way, back] of Object.entries(WAYS_BACK)) {
  test(`a visitor who has followed one partner's link to two pages, and comes back to the second, ${way}, keeps the later click`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const first = await newRef(sandbox);
    const second = await newRef(sandbox);
    for (const path of ['/', '/pricing', '/more']) site.page(path, tag(sandbox));
    await follow(page, site, 'one', `/pricing?ref=${first}`);
    await follow(page, site, 'one', `/?ref=${first}`);
    const clickId = await follow(page, site, 'two', `/more?ref=${second}`);
    expect(await back(page, site, `/?ref=${first}`)).toBe(clickId);
    expect(sentRefs(received)).toEqual([first, second]);
    const third = await follow(page, site, 'one', `/?ref=${first}`);
    expect(third).not.toBe(clickId);
    expect(sentRefs(received)).toEqual([first, second, first]);
  });
}

test('a link of the site that keeps the referral in its address brings no landing of its own', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const first = await newRef(sandbox);
  const second = await newRef(sandbox);
  site.page('/pricing', tag(sandbox));
  site.page('/', `<a href="/pricing?ref=${first}">Pricing</a>${tag(sandbox)}`);
  await follow(page, site, 'one', `/?ref=${first}`);
  await page.click('a');
  await page.waitForURL(/pricing/);
  await settled(page);
  await follow(page, site, 'two', `/?ref=${second}`);
  // From the partner who brought the first landing, the visitor follows that partner's link again.
  await follow(page, site, 'one', `/pricing?ref=${first}`);
  expect(sentRefs(received)).toEqual([first, second, first]);
});
