import type { PortablePage } from './engines/portable-page.ts';
import { createLink } from './support/create-link.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

/** Defines both elements as Stripe's scripts do, with a record of every value that they are given. */
const DEFINE = `
  for (const name of ['stripe-buy-button', 'stripe-pricing-table'])
    customElements.define(name, class extends HTMLElement {
      static observedAttributes = ['client-reference-id'];
      given = [];
      attributeChangedCallback(name, before, now) { this.given.push(now); }
    });`;

const BOTH = '<stripe-buy-button></stripe-buy-button><stripe-pricing-table></stripe-pricing-table>';

/** What each element on the page has been given. */
const given = (page: PortablePage): Promise<(readonly (string | null)[])[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('stripe-buy-button, stripe-pricing-table')].map((element) =>
      Reflect.get(element, 'given'),
    ),
  );

test('elements that are there when the page loads get the click ID', async ({ page, sandbox, site }) => {
  const html = `<script>${DEFINE}</script>${tag(sandbox)}${BOTH}`;
  const clickId = await visit(page, `${site.page('/', html)}?ref=demo`);
  expect(await given(page)).toEqual([[clickId], [clickId]]);
});

test('elements that are defined long after the markup get the click ID once', async ({
  page,
  sandbox,
  site,
}) => {
  const clickId = await visit(page, `${site.page('/', tag(sandbox) + BOTH)}?ref=demo`);
  await page.evaluate(`(() => {${DEFINE}})()`);
  expect(await given(page)).toEqual([[clickId], [clickId]]);
  await page.evaluate(() => document.body.append('more'));
  await settled(page);
  expect(await given(page)).toEqual([[clickId], [clickId]]);
});

test('elements that a framework inserts later get the click ID', async ({ page, sandbox, site }) => {
  const clickId = await visit(page, `${site.page('/', `${tag(sandbox)}<main></main>`)}?ref=demo`);
  await page.evaluate(`(() => {${DEFINE}})()`);
  for (const name of ['stripe-buy-button', 'stripe-pricing-table']) {
    await page.evaluate((name) => {
      // As React does it: made apart from the page, then inserted with all that is around it.
      const section = document.createElement('section');
      section.append(document.createElement(name));
      document.querySelector('main')?.append(section);
    }, name);
    await page.waitForFunction(
      (name) => document.querySelector(name)?.getAttribute('client-reference-id'),
      name,
    );
  }
  expect(await given(page)).toEqual([[clickId], [clickId]]);
});

test('a value that the merchant has set stays, and a blank one gives way', async ({
  page,
  sandbox,
  site,
}) => {
  const html = `<script>${DEFINE}</script>${tag(sandbox)}
    <stripe-buy-button client-reference-id="order-7"></stripe-buy-button>
    <stripe-pricing-table client-reference-id=""></stripe-pricing-table>`;
  const clickId = await visit(page, `${site.page('/', html)}?ref=demo`);
  expect(await given(page)).toEqual([['order-7'], ['', clickId]]);
});

test('a later click replaces the one that the elements have', async ({ page, sandbox, site }) => {
  const ref = `later-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  const html = `<script>${DEFINE}</script>${tag(sandbox)}${BOTH}
    <button onclick="history.pushState(null, '', '?ref=${ref}')">Offer</button>`;
  const first = await visit(page, `${site.page('/', html)}?ref=demo`);
  await page.click('button');
  await expect.poll(() => page.evaluate(() => window.__selgeo?.getClickId())).not.toBe(first);
  const second = await settled(page);
  expect(await given(page)).toEqual([
    [first, second],
    [first, second],
  ]);
});

test('without a referral the elements get nothing', async ({ page, sandbox, site }) => {
  await visit(page, site.page('/', `<script>${DEFINE}</script>${tag(sandbox)}${BOTH}`));
  expect(await given(page)).toEqual([[], []]);
});
