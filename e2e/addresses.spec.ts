import type { Sandbox } from '../sandbox/start.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { NONE, PLAIN, REPAIRED } from './support/addresses.ts';
import { createLink } from './support/create-link.ts';
import type { Received } from './support/received.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

// As in support/addresses.ts, a token that differs from those of all other tests stands where an address says TOKEN.

/** Tokens that look odd and are real. */
const ODD = {
  '?ref=TOKEN.b': 'TOKEN.b',
  '?ref=jane_TOKEN-2': 'jane_TOKEN-2',
  '?ref=%C3%A9lise-TOKEN': 'élise-TOKEN',
  '?ref=TOKEN%2Bp2': 'TOKEN+p2',
  '?ref=TOKEN+p2': 'TOKEN p2',
};

/** Opens each address in the same tab, on a page of its own; gives the referrals that each has made the page send. */
async function sentBy(page: PortablePage, site: Site, received: Received, html: string, addresses: string[]) {
  const refs: Record<string, unknown> = {};
  for (const [index, address] of addresses.entries()) {
    const before = received.clicks().length;
    await page.goto(site.page(`/page-${index}`, html) + address);
    // Not until the page has settled: it has nothing that would carry a click ID.
    await page.waitForFunction(() => window.__selgeo?.ready());
    const sent = received.clicks().slice(before);
    refs[address] = sent.map(({ body }) => (body as { ref?: string }).ref).join(' and ');
  }
  return refs;
}

/** Puts a token of its own into each address, and into what that is to register. */
function withUnique(expected: Record<string, string>): Record<string, string> {
  const unique = crypto.randomUUID().slice(0, 8);
  return Object.fromEntries(
    Object.entries(expected).map(([address, ref], index) => [
      address.replace('TOKEN', `p-${unique}-${index}`),
      ref.replace('TOKEN', `p-${unique}-${index}`),
    ]),
  );
}

/** The same, with tokens that the API knows. */
async function withTokens(sandbox: Sandbox, table: Record<string, string>): Promise<Record<string, string>> {
  const expected = withUnique(table);
  for (const ref of Object.values(expected)) await createLink(sandbox, ref);
  return expected;
}

for (const [what, addresses] of Object.entries(REPAIRED)) {
  test(`an address with ${what} registers its token`, async ({ page, sandbox, site, received }) => {
    const expected = await withTokens(
      sandbox,
      Object.fromEntries(addresses.map((address) => [address, 'TOKEN'])),
    );
    expect(await sentBy(page, site, received, tag(sandbox), Object.keys(expected))).toEqual(expected);
    expect(await page.evaluate(() => window.__selgeo?.getClickId())).toMatch(UUID);
  });
}

test('an odd token is sent as it stands', async ({ page, sandbox, site, received, knownErrors }) => {
  // The sandbox gives no partner such a token.
  knownErrors.push(/status of 404/);
  const expected = withUnique(ODD);
  expect(await sentBy(page, site, received, tag(sandbox), Object.keys(expected))).toEqual(expected);
});

test('when an address names a token plainly, nothing is repaired', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const expected = await withTokens(sandbox, PLAIN);
  expect(await sentBy(page, site, received, tag(sandbox), Object.keys(expected))).toEqual(expected);
});

test('the address is also repaired for a parameter of another name, and the first of several wins', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const expected = await withTokens(sandbox, {
    '?utm_source=x&amp;via=TOKEN': 'TOKEN',
    '?a=1?ref=other?via=TOKEN': 'TOKEN',
    '#/pricing?ref=other&via=TOKEN.': 'TOKEN',
  });
  const html = tag(sandbox, { 'data-param': 'via, ref' });
  expect(await sentBy(page, site, received, html, Object.keys(expected))).toEqual(expected);
});

test('an address that names no referral of this page sends and stores nothing', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const expected = Object.fromEntries(NONE.map((address) => [address, '']));
  expect(await sentBy(page, site, received, tag(sandbox), NONE)).toEqual(expected);
  await settled(page);
  expect(received.clicks()).toEqual([]);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('the name and the password of an address are never sent', async ({ page, sandbox, site, received }) => {
  const landing = site.page('/staging', tag(sandbox));
  const clickId = await visit(page, `${landing.replace('//', '//user:secret@')}?ref=demo`);
  expect(clickId).toMatch(UUID);
  expect(received.clicks().map(({ body }) => body)).toMatchObject([{ landing_url: landing }]);
});

test('a referral that is called like the switch of the debug mode switches nothing on', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  await createLink(sandbox, 'selgeo_debug');
  expect(await visit(page, `${site.page('/', tag(sandbox))}?ref=selgeo_debug`)).toMatch(UUID);
  expect(received.clicks().map(({ body }) => body)).toMatchObject([{ ref: 'selgeo_debug' }]);
  const scripts = () => performance.getEntriesByType('resource').map(({ name }) => name);
  expect((await page.evaluate(scripts)).filter((name) => name.endsWith('.js'))).toHaveLength(1);
});
