import { BUY } from './support/broken-pages.ts';
import { REQUIRED } from './support/consent.ts';
import { clicksSent, examine, ownRef, stateOf } from './support/doctor.ts';
import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';

const OWN = "<script>localStorage.cart = 'secret-1'; document.cookie = 'session=secret-2'</script>";

test('before consent a page without data-consent fails, with the names of all that was stored', async ({
  sandbox,
  site,
}) => {
  const ref = await ownRef(sandbox);
  const html = OWN + tag(sandbox, { 'data-storage': 'cookie' });
  const result = await examine(site.page('/', html), '--ref', ref, '--consent');
  expect(result).toMatchObject({ troubles: ['SG88'], exitCode: 1 });
  const check = result.checks.find(({ id }) => id === 'consent');
  expect(check?.detail).toMatch(
    /Stored by the snippet: cookie __selgeo_cid, sessionStorage\.__selgeo_cid, .*Sent to the API: a request\. Stored by the rest of the page: cookie session, localStorage\.cart\.$/,
  );
  expect(check?.advice).toContain('data-consent="required"');
  expect(JSON.stringify(result)).not.toContain('secret');
});

test('before consent a page with data-consent passes; in a plain run it is held back, not broken', async ({
  sandbox,
  site,
}) => {
  const ref = await ownRef(sandbox);
  const address = site.page('/', OWN + tag(sandbox, REQUIRED) + BUY);
  const unagreed = await examine(address, '--ref', ref, '--consent');
  expect(unagreed).toMatchObject({ troubles: [], exitCode: 0 });
  expect(stateOf(unagreed, 'consent')).toBe('pass');
  expect(unagreed.checks.find(({ id }) => id === 'consent')?.detail).toContain(
    'cookie session, localStorage.cart',
  );

  const plain = await examine(address, '--ref', ref);
  expect(plain).toMatchObject({ troubles: ['SG07'], exitCode: 0 });
  expect(plain.checks.find(({ id }) => id === 'consent')?.detail).toContain('Held back: no consent yet.');
  expect(clicksSent(sandbox, ref)).toBe(0);
});

test('before consent a tag that waits for the signal of the browser gets it', async ({ sandbox, site }) => {
  const ref = await ownRef(sandbox);
  const html = tag(sandbox, { 'data-opt-out': 'gpc' });
  const result = await examine(site.page('/', html), '--ref', ref, '--consent');
  expect(stateOf(result, 'consent')).toBe('pass');
  expect(clicksSent(sandbox, ref)).toBe(0);
});
