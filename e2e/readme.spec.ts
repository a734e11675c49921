import { readmeBlocks } from './support/readme.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

test('the HTML of the README does what it says', async ({ page, sandbox, site }) => {
  const origin = sandbox.origins.attribution;
  const [tag = '', , surfaces = ''] = readmeBlocks('html');
  const local = tag
    .replace('https://cdn.selgeo.com', origin)
    .replace('data-merchant', `data-api-url="${origin}" data-merchant`);
  const clickId = await visit(page, `${site.page('/', local + surfaces)}?ref=demo`);

  expect(clickId).toMatch(UUID);
  expect(await page.getAttribute('a', 'href')).toBe(
    `https://buy.stripe.com/test_abc?client_reference_id=${clickId}`,
  );
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

test('the Content Security Policy of the README is enough', async ({ page, sandbox, site, received }) => {
  const origin = sandbox.origins.attribution;
  const [tag = ''] = readmeBlocks('html');
  const policy = readmeBlocks('').find((block) => block.startsWith('script-src')) ?? '';
  const address = site.page('/', {
    html: tag
      .replace('https://cdn.selgeo.com', origin)
      .replace('data-merchant', `data-api-url="${origin}" data-merchant`),
    headers: {
      'Content-Security-Policy': `default-src 'none'; img-src data:; ${policy.trim().replace(/https:\/\/\w+\.selgeo\.com/g, origin)}`,
    },
  });
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});
