import { overPlaywright } from './engines/playwright-page.ts';
import { inspectAfter, inspection } from './support/inspect.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';
import { UUID, visit } from './support/visit.ts';

test('inspect() says that the browser is offline, and the click goes on when it is back', async ({
  page,
  context,
  sandbox,
  site,
  knownErrors,
}) => {
  knownErrors.push(...NETWORK_ERRORS);
  await visit(overPlaywright(page), site.page('/', tag(sandbox, { 'data-debug': '' })));
  await context.setOffline(true);
  await page.evaluate(() => history.replaceState(null, '', '/?ref=demo'));
  // Where the Navigation API is missing, the next click looks at the address.
  await page.evaluate(() => document.body.click());
  expect(await inspectAfter(overPlaywright(page), 'SG71')).toMatchObject({ reason: { code: 'SG71' } });
  await context.setOffline(false);
  expect(await inspectAfter(overPlaywright(page), 'SG22')).toMatchObject({ reason: null });
});

test('under Trusted Types the debug build and the inspector work', async ({ page, sandbox, site }) => {
  const address = site.page('/', {
    html: `${tag(sandbox, { 'data-debug': '' })}<a href="https://buy.stripe.com/x">Buy</a>`,
    headers: { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  });
  expect(await visit(overPlaywright(page), `${address}?ref=demo`)).toMatch(UUID);
  await expect(page.getByRole('complementary', { name: 'Selgeo inspector' })).toContainText('SG50');
  expect(await inspection(overPlaywright(page))).toMatchObject({ status: 'registered' });
});
