import type { PortablePage } from './engines/portable-page.ts';
import { newRef } from './support/new-ref.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, visit } from './support/visit.ts';

const sent = (site: Site) => () =>
  site
    .requests()
    .filter((path) => path.startsWith('/lead'))
    .map((path) => [...new URL(path, site.origin).searchParams]);

/**
 * What form libraries do with a marked input: Alpine listens on it, React and Vue at the root, and React keeps a value
 * of its own in a property of the element, so that it takes no notice of what page code assigns to it.
 */
const LIBRARY = `<script>
  state = '';
  heard = [];
  assigned = [];
  const input = document.querySelector('input[data-selgeo]');
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  Object.defineProperty(input, 'value', {
    configurable: true,
    get() { return get.call(this); },
    set(value) { assigned.push(value); set.call(this, value); },
  });
  for (const type of ['input', 'change'])
    document.addEventListener(type, ({ target }) => {
      if (target !== input) return;
      heard.push(type);
      state = get.call(target);
    });
</script>`;

test('a marked input that is filled says so to the page, once for each value', async ({
  page,
  sandbox,
  site,
}) => {
  const ref = await newRef(sandbox);
  const html = `<form action="/lead"><input type="hidden" name="click_id" data-selgeo><button>Send</button></form>
    ${LIBRARY}${tag(sandbox)}<i onclick="history.pushState(null, '', '?ref=${ref}')">Offer</i>`;
  const heard = (page: PortablePage) => page.evaluate('[state, assigned.length, heard.join()]');
  const first = await visit(page, `${site.page('/', html)}?ref=demo`);
  await expect.poll(() => heard(page)).toEqual([first, 0, 'input,change']);

  // Neither a route change nor the use of the form changes the value.
  await page.evaluate(() => {
    history.pushState(null, '', '#top');
    document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  });
  await page.click('form button');
  expect(await heard(page)).toEqual([first, 0, 'input,change']);

  await page.click('i');
  await expect.poll(() => page.evaluate(() => window.__selgeo?.getClickId())).not.toBe(first);
  const second = await settled(page);
  await expect.poll(() => heard(page)).toEqual([second, 0, 'input,change,input,change']);
});

test('without a referral a marked input says nothing', async ({ page, sandbox, site }) => {
  const html = `<form action="/lead"><input type="hidden" name="click_id" data-selgeo></form>${LIBRARY}`;
  await visit(page, site.page('/', html + tag(sandbox)));
  expect(await page.evaluate('[state, assigned, heard]')).toEqual(['', [], []]);
});

test('nothing is added to a form before it is used', async ({ page, sandbox, site }) => {
  site.page('/lead', '<p>Thanks</p>');
  const fields = '<input name="email" value="a@b.test"><button>Send</button>';
  const html = `${tag(sandbox)}<form action="/lead" data-selgeo>${fields}</form>`;
  const clickId = await visit(page, `${site.page('/', html)}?ref=demo`);
  expect(await page.innerHTML('form')).toBe(fields);
  await page.evaluate(() => document.querySelector('input')?.focus());
  await page.fill('input', 'c@d.test');
  await settled(page);
  expect(await page.count('form input')).toBe(1);
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([
    [
      ['email', 'c@d.test'],
      ['click_id', clickId],
    ],
  ]);
});

test('a click on a button inside of a form is its use, also where page code sends the form', async ({
  page,
  sandbox,
  site,
}) => {
  const html = `${tag(sandbox)}<form data-selgeo><button type="button" onclick="
    location.assign('/lead?' + new URLSearchParams([...this.form.elements].filter((field) => field.name).map(({ name, value }) => [name, value])))
  ">Send</button></form>`;
  site.page('/lead', '<p>Thanks</p>');
  const clickId = await visit(page, `${site.page('/', html)}?ref=demo`);
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([[['click_id', clickId]]]);
});

for (const [attributes, name] of [
  ['data-selgeo', 'click_id'],
  ['data-selgeo="partner"', 'partner'],
] as const) {
  test(`a blank hidden field ${name} that the server has written into a form with ${attributes} is filled`, async ({
    page,
    sandbox,
    site,
  }) => {
    site.page('/lead', '<p>Thanks</p>');
    const html = `${tag(sandbox)}<form action="/lead" ${attributes}>
      <input type="hidden" name="${name}" value=""><button>Send</button></form>`;
    const clickId = await visit(page, `${site.page('/', html)}?ref=demo`);
    await page.click('form button');
    await expect.poll(sent(site)).toEqual([[[name, clickId]]]);
  });
}

test('a blank field of that name stays blank in a form that has not opted in', async ({
  page,
  sandbox,
  site,
}) => {
  site.page('/lead', '<p>Thanks</p>');
  const html = `${tag(sandbox)}<form action="/lead"><input type="hidden" name="click_id" value=""><button>Send</button></form>`;
  await visit(page, `${site.page('/', html)}?ref=demo`);
  await page.click('form button');
  await expect.poll(sent(site)).toEqual([[['click_id', '']]]);
});
