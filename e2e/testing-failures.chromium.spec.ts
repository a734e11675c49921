import { block } from '../test/readme/block.ts';
import { expect } from './support/playwright.ts';
import { failureOf, liveTag, SCRIPT, test, withSelgeo } from './support/testing.ts';

const CLICK = '0b9f7a6e-3c1d-4e52-8f60-1a2b3c4d5e6f';
const SOON = { timeout: 1500 };

test('the test kit says what an element lacks that does not carry the click ID', async ({ page, site }) => {
  const html = `${liveTag()}
    <a id="own" href="https://buy.stripe.com/test_abc?client_reference_id=order_7">Buy</a>
    <a id="other" href="https://pay.example/test_abc">Buy</a>
    <form id="lead" action="/lead"><input name="email" /></form>
    <input id="field" name="click" value="" />
    <stripe-buy-button client-reference-id="order_7"></stripe-buy-button>
    <p id="text">Buy</p>`;
  const selgeo = await withSelgeo(page, { script: SCRIPT, clickId: CLICK });
  await page.goto(selgeo.link(site.page('/', html)));
  await selgeo.clickId();
  const said = (selector: string) => failureOf(selgeo.expectCarried(selector, { timeout: 300 }));

  expect(await said('#own')).toBe(`The link "#own" does not carry the click ID.
  found:    <a id="own" href="https://buy.stripe.com/test_abc?client_reference_id=order_7"> with client_reference_id=order_7
  expected: client_reference_id=${CLICK}
  to do:    The snippet does not replace your own value. Leave it out, or send the click ID in the metadata of your back end.`);
  expect(await said('#other')).toBe(`The link "#other" does not carry the click ID.
  found:    <a id="other" href="https://pay.example/test_abc">, which leads to pay.example
  expected: the click ID ${CLICK} in its address
  to do:    The snippet adds it to links to buy.stripe.com, donate.stripe.com, book.stripe.com.
            Name another host in the tag's data-payment-link-hosts and, with a parameter of its own, in the option paymentLinkHosts of withSelgeo().`);
  expect(await said('#lead')).toBe(block('docs/testing.md', '').trim());
  expect(await said('#field')).toContain('to do:    Give the input the attribute data-selgeo.');
  expect(await said('stripe-buy-button')).toContain(`expected: client-reference-id=${CLICK}`);
  expect(await said('#text')).toContain('The element "#text" does not carry the click ID.');
  expect(await said('#none')).toBe(`Nothing on the page matches "#none", so nothing carries the click ID.
  found:    ${site.origin}/?ref=demo
  to do:    Is the selector right, and is this the page that has it?`);
});

test('the test kit says what a request lacks that does not carry the click ID', async ({ page, site }) => {
  site.post('/order', async (c) => c.text('Thanks'));
  const selgeo = await withSelgeo(page, { script: SCRIPT, clickId: CLICK });
  await page.goto(selgeo.link(site.page('/', liveTag())));
  await selgeo.clickId();
  const sent = page.waitForRequest('**/order');
  await page.evaluate(() => fetch('/order', { method: 'POST', body: JSON.stringify({ click_id: null }) }));
  expect(await failureOf(selgeo.expectCarried(await sent))).toBe(
    `The request POST ${site.origin}/order does not carry the click ID.
  found:    POST ${site.origin}/order
            with the body {"click_id":null}
  expected: the click ID ${CLICK} in its address, its body or a header
  to do:    It says "click_id":null: the code read the click ID too early. Await ready({ timeout: 1500 }) before you send.`,
  );
});

test('the test kit takes the older click in a request as long as that is in force, and no longer', async ({
  page,
  site,
  selgeo,
}) => {
  site.post('/lead', async (c) => c.text('Thanks'));
  const html = `${liveTag()}<form method="post" action="/lead" data-selgeo><button>Send</button></form>`;
  await page.goto(selgeo.link(site.page('/', html), 'a'));
  const first = await selgeo.clickId();
  selgeo.delay(2000);
  await page.goto(selgeo.link(site.page('/', html), 'b'));
  expect(await selgeo.clickId()).toBe(first);
  // The newer click is on its way, and the form leaves the page that waits for it.
  const sent = page.waitForRequest('**/lead');
  await page.getByRole('button').click();
  const request = await sent;
  expect(request.postData()).toBe(`click_id=${first}`);
  await selgeo.expectCarried(request, SOON);

  await page.goto(site.page('/', html));
  await expect.poll(() => selgeo.clickId(), { timeout: 10_000 }).not.toBe(first);
  const second = await selgeo.clickId();
  // Of the request, it still counts what was in force then.
  await selgeo.expectCarried(request, SOON);

  await page.waitForTimeout(1000);
  const tooLate = page.waitForRequest('**/lead');
  await page.evaluate((body) => fetch('/lead', { method: 'POST', body }), `click_id=${first}`);
  expect(await failureOf(selgeo.expectCarried(await tooLate, SOON))).toBe(
    `The request POST ${site.origin}/lead does not carry the click ID.
  found:    POST ${site.origin}/lead
            with the body click_id=${first}
  expected: the click ID ${second} in its address, its body or a header
  to do:    It says click_id=${first}: the code read the click ID too early. Await ready({ timeout: 1500 }) before you send.`,
  );
});

test('the test kit names the click IDs that a request could carry while a newer one is on its way', async ({
  page,
  site,
  selgeo,
}) => {
  site.post('/lead', async (c) => c.text('Thanks'));
  await page.goto(selgeo.link(site.page('/', liveTag()), 'a'));
  const first = await selgeo.clickId();
  selgeo.delay(5000);
  await page.goto(selgeo.link(site.page('/', liveTag()), 'b'));
  await expect.poll(() => selgeo.clicks.length).toBe(2);
  const sent = page.waitForRequest('**/lead');
  await page.evaluate((body) => fetch('/lead', { method: 'POST', body }), `click_id=${CLICK}`);
  expect(await failureOf(selgeo.expectCarried(await sent, SOON))).toContain(
    `expected: the click ID ${first} or ${selgeo.clicks[1]?.click_id} in its address, its body or a header`,
  );
});

test('the test kit refuses a click ID that the API would not give', async ({ page }) => {
  expect(await failureOf(withSelgeo(page, { clickId: 'click-1' }))).toBe(
    `The option clickId of withSelgeo() is no click ID.
  found:    "click-1"
  expected: a UUID, as the click API gives it
  to do:    Name one, or leave the option out: then the click ID is random.`,
  );
});

test('the test kit says why a page has no click ID', async ({ page, site, selgeo, knownErrors }) => {
  knownErrors.push(/404|401|503/);
  const said = () => failureOf(selgeo.clickId(SOON));
  expect(await said()).toContain("Open a page first: await page.goto(selgeo.link('/')).");

  await page.goto(site.page('/bare', '<p>Hello</p>'));
  expect(await said()).toContain('The snippet does not run on this page: window.__selgeo is missing.');

  await page.goto(site.page('/', liveTag()));
  expect(await said()).toBe(`The page has no click ID after 1500 ms.
  found:    ${site.origin}/
  to do:    No partner has sent this visitor. Open the page through a partner's link: await page.goto(selgeo.link('/')).
            If it was opened so, check the merchant key of the tag, and its data-param: withSelgeo(page, { param }).`);

  await page.goto(selgeo.link(site.page('/gated', liveTag('data-consent="required"'))));
  expect(await said()).toContain("The visitor has not agreed yet: let the page call setConsent('granted').");

  selgeo.fail(503);
  await page.goto(selgeo.link(site.page('/', liveTag())));
  expect(await said()).toContain('The click API fails (503), because the test has called selgeo.fail().');
});

test('the test kit refuses a click that breaks the contract, and says so', async ({
  page,
  site,
  selgeo,
  knownErrors,
}) => {
  knownErrors.push(/400/);
  // A page that has changed what is sent.
  const html = `<script>{
    const { stringify } = JSON;
    JSON.stringify = (value, ...rest) =>
      stringify(value?.landing_url ? { ...value, landing_url: value.landing_url + '?token=secret' } : value, ...rest);
  }</script>${liveTag()}`;
  await page.goto(selgeo.link(site.page('/', html)));
  expect(await failureOf(selgeo.clickId(SOON))).toBe(`The page has no click ID after 1500 ms.
  found:    ${site.origin}/?ref=demo
  to do:    The click API has refused the click, as the real one would. \`landing_url\` must be origin and path of an http(s) address, without query and fragment, but is "${site.origin}/?token=secret".`);
  expect(selgeo.requests).toEqual([expect.objectContaining({ answered: 400 })]);
  expect(selgeo.clicks).toEqual([]);
});

test('the test kit names each key and cookie that is stored', async ({ page, site, selgeo }) => {
  expect(await failureOf(selgeo.expectNothingStored(SOON))).toContain(
    'cannot tell whether something is stored: no page is open.',
  );
  await page.goto(site.page('/bare', '<p>Hello</p>'));
  expect(await failureOf(selgeo.expectNothingStored(SOON))).toContain("pass { snippet: 'absent' }");

  await page.goto(selgeo.link(site.page('/', liveTag('data-storage="cookie"'))));
  await selgeo.clickId();
  expect(await failureOf(selgeo.expectNothingStored())).toBe(`The snippet has stored something in the browser.
  found:    sessionStorage.__selgeo_cid
            sessionStorage.__selgeo_parked
            sessionStorage.__selgeo_seen
            sessionStorage.__selgeo_vtk
            the cookie __selgeo_cid
            and 1 request to the click API
  expected: nothing before the visitor agrees
  to do:    Put data-consent="required" on the tag (consent: 'required' for init), and let the banner call
            setConsent('granted') only when the visitor has agreed.`);
});

test('the test kit counts a click that was sent although nothing could be stored', async ({
  page,
  site,
  selgeo,
}) => {
  const html = `<script>
    Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError'); } });
  </script>${liveTag()}`;
  await page.goto(selgeo.link(site.page('/', html)));
  await selgeo.clickId();
  expect(await failureOf(selgeo.expectNothingStored())).toBe(`The snippet has sent a click.
  found:    1 request to the click API
  expected: nothing before the visitor agrees
  to do:    Put data-consent="required" on the tag (consent: 'required' for init), and let the banner call
            setConsent('granted') only when the visitor has agreed.`);
});

test('the test kit takes no cookie for what a request carries, unless the back end reads it', async ({
  page,
  site,
  selgeo,
}) => {
  site.post('/lead', async (c) => c.text('Thanks'));
  const html = `${liveTag('data-storage="cookie"')}
    <form method="post" action="/lead"><input name="email" /><button>Send</button></form>`;
  await page.goto(selgeo.link(site.page('/', html)));
  await selgeo.clickId();
  const sent = page.waitForRequest('**/lead');
  await page.getByRole('button').click();
  const request = await sent;
  expect(await failureOf(selgeo.expectCarried(request))).toContain(
    'Only its cookie has the click ID. If that is what your back end reads, say so: { byCookie: true }.',
  );
  await selgeo.expectCarried(request, { byCookie: true });
});

test('the error of a check points at the line of the test', async ({ page, site, selgeo }) => {
  await page.goto(site.page('/bare', '<p>Hello</p>'));
  const error = await selgeo.clickId({ timeout: 0 }).catch((error: Error) => error);
  expect((error as Error).stack).toMatch(
    /^Error: The page has no click ID.*\n\s+at \S*testing-failures\.chromium\.spec\.ts/s,
  );
});
