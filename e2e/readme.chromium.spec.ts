import { block } from '../test/readme/block.ts';
import { local } from './support/documented.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

test('the tag of the README carries the click ID to what docs/stripe.md shows', async ({
  page,
  sandbox,
  site,
}) => {
  const html = local(block('README.md', 'html'), sandbox) + block('docs/stripe.md', 'html');
  const clickId = await visit(page, `${site.page('/', html)}?ref=demo`);

  expect(clickId).toMatch(UUID);
  expect(await page.getAttribute('a', 'href')).toBe(
    `https://buy.stripe.com/test_abc?client_reference_id=${clickId}`,
  );
  for (const element of ['stripe-buy-button', 'stripe-pricing-table'])
    expect(await page.getAttribute(element, 'client-reference-id')).toBe(clickId);
  // A form gets nothing before it is used; to read it is to use it.
  await page.evaluate(() => {
    for (const form of document.forms) new FormData(form);
  });
  for (const [action, name] of [
    ['/signup', 'click_id'],
    ['/lead', 'referral'],
    ['/contact', 'partner_click'],
  ]) {
    const input = `form[action="${action}"] input`;
    expect(await page.count(input)).toBe(1);
    expect(await page.getAttribute(input, 'name')).toBe(name);
    expect(await page.inputValue(input)).toBe(clickId);
  }
});

test('the tag of docs/tag.md does what its attributes say', async ({ page, sandbox, site, received }) => {
  const html = `${local(block('docs/tag.md', 'html'), sandbox)}<a href="https://pay.example.com/x">Buy</a>`;
  const clickId = await visit(page, `${site.page('/', html)}?ref=&partner=demo`);
  expect(clickId).toMatch(UUID);
  expect(await page.getAttribute('a', 'href')).toBe(
    `https://pay.example.com/x?client_reference_id=${clickId}`,
  );
  expect(await visit(page, `${site.page('/', html)}?ref=later`)).toBe(clickId);
  expect(received.clicks()).toMatchObject([{ body: { ref: 'demo' } }]);
});

test('the code of docs/tag-managers.md starts the script, without attributes in the markup', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const code = block('docs/tag-managers.md', 'html');
  const html = local(code, sandbox).replace(
    'document.head',
    `script.setAttribute('data-api-url', '${sandbox.origins.attribution}');document.head`,
  );
  expect(await visit(page, `${site.page('/', html)}?ref=demo`)).toMatch(UUID);
  expect(received.clicks()).toMatchObject([{ body: { merchant_key: 'pk_test_sandbox' } }]);
});

test('the Content Security Policy of docs/security.md is enough', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const policy = local(block('docs/security.md', ''), sandbox).trim();
  expect(policy).toMatch(/^script-src http.*; connect-src http/);
  const address = site.page('/', {
    html: local(block('README.md', 'html'), sandbox),
    headers: { 'Content-Security-Policy': `default-src 'none'; img-src data:; ${policy}` },
  });
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});
