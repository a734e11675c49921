import type { PortablePage } from './engines/portable-page.ts';
import { createLink } from './support/create-link.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

const FIELDS = '<input name="email" value="a@b.test"><button>Send</button>';

/** What the site has received: the query of each form that was sent by GET. */
const sent = (site: Site) => () =>
  site
    .requests()
    .filter((path) => path.startsWith('/lead'))
    .map((path) => Object.fromEntries(new URL(path, site.origin).searchParams));

/** Opens a page as a referred visitor; once the snippet has settled, puts the form into it. */
async function openWithForm(page: PortablePage, site: Site, script: string, form: string) {
  site.page('/lead', '<p>Thanks</p>');
  const clickId = await visit(page, `${site.page('/', `${script}<main></main>`)}?ref=demo`);
  await page.evaluate((form) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', form);
  }, form);
  return clickId;
}

const form = (attributes: string, more = '') => `<form action="/lead" ${attributes}>${more}${FIELDS}</form>`;

for (const [name, html, field] of [
  ['that opts in', form('data-selgeo'), 'click_id'],
  ['that opts in under another name', form('data-selgeo="partner"'), 'partner'],
  ['with a marked input', form('', '<input type="hidden" name="aff" data-selgeo>'), 'aff'],
] as const) {
  for (const [way, send] of Object.entries({
    'its button': (page: PortablePage) => page.click('form button'),
    'requestSubmit()': (page: PortablePage) =>
      page.evaluate(() => document.querySelector('form')?.requestSubmit()),
    'submit()': (page: PortablePage) => page.evaluate(() => document.querySelector('form')?.submit()),
  })) {
    test(`a form ${name}, which comes later and is sent by ${way}, carries the click ID`, async ({
      page,
      sandbox,
      site,
    }) => {
      const clickId = await openWithForm(page, site, tag(sandbox), html);
      await send(page);
      await expect.poll(sent(site)).toEqual([{ email: 'a@b.test', [field]: clickId }]);
    });
  }

  test(`the data that page code takes from a form ${name} have the click ID`, async ({
    page,
    sandbox,
    site,
  }) => {
    const clickId = await openWithForm(page, site, tag(sandbox), html);
    const entries = () =>
      page.evaluate(() => [...new FormData(document.querySelector('form') ?? undefined)] as string[][]);
    expect(new Map((await entries()) as [string, string][])).toEqual(
      new Map([
        ['email', 'a@b.test'],
        [field, clickId],
      ]),
    );
    expect(await entries()).toHaveLength(2);
  });
}

test('a button with an address of its own sends the click ID there', async ({ page, sandbox, site }) => {
  const html = '<form action="/other" data-selgeo><button formaction="/lead">Send</button></form>';
  const clickId = await openWithForm(page, site, tag(sandbox), html);
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([{ click_id: clickId }]);
});

test('a button outside of its form sends the click ID', async ({ page, sandbox, site }) => {
  const html = '<form id="lead" action="/lead" data-selgeo></form><button form="lead">Send</button>';
  const clickId = await openWithForm(page, site, tag(sandbox), html);
  await page.click('button');
  await expect.poll(sent(site)).toEqual([{ click_id: clickId }]);
});

test('a form in an open shadow root carries the click ID', async ({ page, sandbox, site }) => {
  const clickId = await openWithForm(page, site, tag(sandbox), '<my-form></my-form>');
  await page.evaluate((html) => {
    const root = document.querySelector('my-form')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = html;
    root?.querySelector('button')?.click();
  }, form('data-selgeo'));
  await expect.poll(sent(site)).toEqual([{ email: 'a@b.test', click_id: clickId }]);
});

test('a field of that name which the merchant owns is left alone', async ({ page, sandbox, site }) => {
  const html = form('data-selgeo', '<input name="click_id" value="mine">');
  await openWithForm(page, site, tag(sandbox), html);
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([{ email: 'a@b.test', click_id: 'mine' }]);
});

test('a form that has not opted in is left alone', async ({ page, sandbox, site }) => {
  await openWithForm(page, site, tag(sandbox), form(''));
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([{ email: 'a@b.test' }]);
});

test('a later click replaces the one that the hidden input has', async ({ page, sandbox, site }) => {
  const ref = `later-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  site.page('/lead', '<p>Thanks</p>');
  const route = `<i onclick="history.pushState(null, '', '?ref=${ref}')">Offer</i>`;
  const address = site.page(
    '/',
    `${tag(sandbox)}${route}${form('', '<input type="hidden" name="click_id" data-selgeo>')}`,
  );
  const first = await visit(page, `${address}?ref=demo`);
  expect(await page.inputValue('input[data-selgeo]')).toBe(first);
  await page.click('i');
  await expect.poll(() => page.evaluate(() => window.__selgeo?.getClickId())).not.toBe(first);
  const second = await settled(page);
  expect(await page.inputValue('input[data-selgeo]')).toBe(second);
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([{ email: 'a@b.test', click_id: second }]);
});

test('without a referral a form that opted in sends nothing blank', async ({ page, sandbox, site }) => {
  site.page('/lead', '<p>Thanks</p>');
  await visit(page, site.page('/', tag(sandbox) + form('data-selgeo')));
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([{ email: 'a@b.test' }]);
});

test('an element of another name that has the name for its ID keeps nothing from being sent', async ({
  page,
  sandbox,
  site,
}) => {
  const odd = '<fieldset id="click_id"></fieldset><input type="hidden" id="click_id" name="token" value="">';
  const clickId = await openWithForm(page, site, tag(sandbox), form('data-selgeo', odd));
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([{ email: 'a@b.test', token: '', click_id: clickId }]);
});

test('a page that changes a marked input whenever it is told of a change is not told for ever', async ({
  page,
  sandbox,
  site,
}) => {
  // One of Stripe's elements makes the snippet watch the document.
  const html = `<stripe-buy-button></stripe-buy-button><p id="log"></p>
    <form action="/lead"><input name="code" data-selgeo><button>Send</button></form><script>
      customElements.define('stripe-buy-button', class extends HTMLElement {});
      told = 0;
      document.querySelector('input').addEventListener('input', ({ target }) => {
        target.value = target.value.toUpperCase();
        document.querySelector('#log').textContent = ++told;
      });
    </script>`;
  site.page('/lead', '<p>Thanks</p>');
  const clickId = await visit(page, `${site.page('/', `${tag(sandbox)}<main>${html}</main>`)}?ref=demo`);
  await page.waitForFunction(() => Reflect.get(window, 'told') > 0);
  const told = () => page.evaluate('told');
  const before = await told();
  // Each change of the document is one more occasion.
  for (let change = 0; change < 3; change++) {
    await page.evaluate((text) => document.querySelector('main')?.append(text), `${change}`);
    await settled(page);
  }
  expect(await told()).toBe(before);
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([{ code: clickId?.toUpperCase() }]);
});
