import { readFileSync } from 'node:fs';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

const hashes = JSON.parse(readFileSync(new URL('../dist/integrity.json', import.meta.url), 'utf8'));

test('a tag with the integrity of the script runs it, from the CDN as well', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const attributes = { integrity: hashes['selgeo.js'], crossorigin: 'anonymous' };
  const address = site.page('/', tag(sandbox, attributes));
  expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
  expect(received.clicks()).toHaveLength(1);
});

test('a tag with another integrity does not run the script, and the page works', async ({
  page,
  sandbox,
  site,
  received,
  knownErrors,
}) => {
  knownErrors.push(/integrity/i, /^Not loaded: .*\/selgeo\.js /);
  const other = hashes['selgeo.js'].replace(/^sha384-./, 'sha384-_');
  const address = site.page(
    '/',
    `${tag(sandbox, { integrity: other, crossorigin: 'anonymous' })}<p>Welcome</p>`,
  );
  await page.goto(`${address}?ref=demo`);
  expect(await page.textContent('p')).toBe('Welcome');
  expect(await page.evaluate('typeof __selgeo')).toBe('undefined');
  expect(received.clicks()).toEqual([]);
});

test('a policy that trusts a nonce and nothing else lets the script work', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const address = site.page('/', {
    html: `${tag(sandbox, { nonce: 'r4nd0m' })}<form><input data-selgeo></form>`,
    headers: {
      'Content-Security-Policy': `default-src 'none'; img-src data:; script-src 'nonce-r4nd0m'; connect-src ${sandbox.origins.attribution}`,
    },
  });
  const clickId = await visit(page, `${address}?ref=demo`);
  expect(clickId).toMatch(UUID);
  expect(await page.inputValue('form input')).toBe(clickId);
  expect(received.clicks()).toHaveLength(1);
});
