import { block } from '../test/readme/block.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { createLink } from './support/create-link.ts';
import { creditsBoughtHere } from './support/moved.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

const DAY = 86_400_000;

/** As a recorded request had it. */
const rewardful = (token: string, age = DAY) =>
  encodeURIComponent(
    JSON.stringify({
      id: '0f3f7b10-4a7e-4c1f-9b52-2f3a9f1d6e77',
      created_at: new Date(Date.now() - age).toISOString(),
      affiliate: { id: '5d0c1a52-77d1-4b0e-8f7a-1f3b5a9c2e44', name: 'Ann Lee', first_name: 'Ann', token },
    }),
  );

const PROGRAMMES = [
  ['Rewardful', block('docs/moving.md', 'html', 0), 'rewardful.referral', rewardful],
  ['FirstPromoter', block('docs/moving.md', 'html', 1), '_fprom_ref', String],
  ['GoAffPro', block('docs/moving.md', 'html', 2), 'ref', String],
  ['refref', block('docs/moving.md', 'html', 3), 'refref-refcode', String],
  ['Cello', block('docs/moving.md', 'html', 4), 'cello-referral', String],
  [
    'Cello, within JSON',
    block('docs/moving.md', 'html', 4),
    'cello-referral',
    (ucc: string) => encodeURIComponent(JSON.stringify({ productId: 'shop.test', ucc, other: 'x' })),
  ],
  ['PartnerStack', block('docs/moving.md', 'html', 5), 'growSumoPartnerKey', String],
] as const;

/** A visitor who has got a cookie on the page as it was yesterday. */
async function cameYesterday(page: PortablePage, site: Site, cookie: string) {
  await page.goto(site.page('/yesterday', '<p>The old tag</p>'));
  await page.evaluate((cookie) => {
    // biome-ignore lint/suspicious/noDocumentCookie: not every engine has the Cookie Store API.
    document.cookie = `${cookie}; path=/; max-age=1000`;
  }, cookie);
}

for (const [name, code, cookie, write] of PROGRAMMES) {
  test(`a visitor whom ${name} knows is referred by the same partner, once`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const ref = `by-${crypto.randomUUID()}`;
    await createLink(sandbox, ref);
    await cameYesterday(page, site, `${cookie}=${write(ref)}`);
    const html = tag(sandbox, { 'data-storage': 'local' }) + code;
    await page.goto(site.page('/', html));
    await expect.poll(() => page.evaluate('__selgeo.getClickId()')).toMatch(UUID);
    expect(received.clicks()).toMatchObject([{ body: { ref } }]);
    // Later, in another tab.
    await page.goto(site.page('/next', html));
    await settled(page);
    expect(received.clicks()).toHaveLength(1);
  });
}

test('a sale to a visitor whom Rewardful knows is attributed to the same partner', async ({
  page,
  sandbox,
  site,
}) => {
  const ref = `by-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  await cameYesterday(page, site, `rewardful.referral=${rewardful(ref)}`);
  await creditsBoughtHere({ page, sandbox, site, ref, code: block('docs/moving.md', 'html', 0) });
});

test('a click of Rewardful that is older than the window is not handed on', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  await cameYesterday(page, site, `rewardful.referral=${rewardful('demo', 61 * DAY)}`);
  await visit(page, site.page('/', tag(sandbox) + block('docs/moving.md', 'html', 0)));
  expect(received.clicks()).toEqual([]);
});

test('a new referral wins over the cookie, and a cookie of another form does no harm', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  await cameYesterday(page, site, `rewardful.referral=${rewardful('demo')}`);
  const ref = `by-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const html = tag(sandbox) + block('docs/moving.md', 'html', 0);
  expect(await visit(page, `${site.page('/', html)}?ref=${ref}`)).toMatch(UUID);
  expect(received.clicks()).toMatchObject([{ body: { ref } }]);
  const other = await page.newPage();
  await cameYesterday(other, site, 'rewardful.referral=plain');
  expect(await visit(other, site.page('/other', html))).toBeNull();
  expect(received.clicks()).toHaveLength(1);
});
