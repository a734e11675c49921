import { block } from '../test/readme/block.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { createLink } from './support/create-link.ts';
import { pay } from './support/pay.ts';
import { startRewardfulBackEnd } from './support/rewardful-back-end.ts';
import { REWARDFUL_CHECKOUTS, rewardfulTag } from './support/rewardful-tag.ts';
import { latestSession, saleOnDashboard } from './support/shop.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

test.afterEach(({ sandbox }) => sandbox.faults.clear());

test('only the address and the key are exchanged in the script lines of the documentation', () => {
  const before = block('docs/rewardful.md', 'html', 0);
  const after = block('docs/rewardful.md', 'html', 1);
  expect(before).toContain("data-rewardful='YOUR-API-KEY'");
  expect(
    before
      .replace('https://r.wdfl.co/rw.js', 'https://cdn.selgeo.com/v1/compat/rewardful.js')
      .replace('YOUR-API-KEY', 'pk_test_sandbox'),
  ).toBe(after);
});

for (const [way, { html, button }] of Object.entries(REWARDFUL_CHECKOUTS)) {
  for (const param of ['via', 'ref']) {
    test(`a visitor with ?${param}= pays through Rewardful's server-side Checkout, by ${way}, and the dashboard credits the partner`, async ({
      page,
      sandbox,
      site,
    }) => {
      const ref = `by-${crypto.randomUUID()}`;
      await createLink(sandbox, ref);
      const head = `<head>${rewardfulTag(sandbox)}</head>`;
      const orders = startRewardfulBackEnd(sandbox, site);
      site.page('/pricing', `${head}<body>${html}</body>`);
      const landing = site.page('/', `${head}<body><a href="/pricing">Pricing</a></body>`);

      const clickId = await visit(page, `${landing}?${param}=${ref}`);
      expect(clickId).toMatch(UUID);
      await page.click('a');
      await page.waitForURL(/\/pricing$/);
      await settled(page);
      await buy(page, button);

      expect(orders).toEqual([{ referral: clickId }]);
      const session = await latestSession(sandbox);
      expect(session).toMatchObject({
        client_reference_id: clickId,
        parameters: { customer_creation: 'always' },
      });
      const sale = await saleOnDashboard(page, sandbox, session?.id ?? '');
      for (const text of ['Attributed', `Partner of ${ref}`, 'by_client_reference_id'])
        expect(sale).toContain(text);
    });
  }

  test(`an unreferred visitor pays through it, by ${way}, and Stripe is sent nothing blank`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const orders = startRewardfulBackEnd(sandbox, site);
    const address = site.page('/pricing', `<head>${rewardfulTag(sandbox)}</head><body>${html}</body>`);
    expect(await visit(page, address)).toBeNull();
    await buy(page, button);

    expect(orders).toEqual([way === 'AJAX' ? { referral: '' } : {}]);
    const session = await latestSession(sandbox);
    expect(session?.parameters).not.toHaveProperty('client_reference_id');
    expect(received.clicks()).toEqual([]);
    const sale = await saleOnDashboard(page, sandbox, session?.id ?? '');
    for (const text of ['Unattributed', 'no_reference']) expect(sale).toContain(text);
  });
}

async function buy(page: PortablePage, button: string): Promise<void> {
  await page.click(button);
  await page.waitForURL(/\/c\/pay\//);
  await pay(page);
  await page.waitForURL(/\/success$/);
}

/** What the callbacks of a page have told its site: when each was called, and with which referral. */
const told = (site: Site) => () =>
  site
    .requests()
    .filter((path) => path.startsWith('/ready'))
    .map((path) => Object.fromEntries(new URL(path, site.origin).searchParams));

/** A page whose callback, queued before the script is there, tells the site the referral. */
function pageWithCallback(site: Site, script: string, more = ''): string {
  site.page('/ready', 'told');
  const [queue = '', source = ''] = script.trim().split('\n');
  const callback = `<script>
    const tell = (when) => () => fetch('/ready?when=' + when + '&referral=' + Rewardful.referral);
    ${more}
    rewardful('ready', tell('queued'));
  </script>`;
  return site.page('/', `<head>${queue}${callback}${source}</head><body></body>`);
}

/** Calls `rewardful('ready')` on a page where the script has settled. */
const callLater = (page: PortablePage) => page.evaluate(`void rewardful('ready', tell('later'))`);

for (const [visitor, query] of [
  ['a referred visitor', '?via=demo'],
  ['an unreferred visitor', ''],
] as const) {
  test(`ready calls back once for ${visitor}, queued before the script and called after`, async ({
    page,
    sandbox,
    site,
  }) => {
    const clickId = await visit(page, pageWithCallback(site, rewardfulTag(sandbox)) + query);
    const referral = clickId ?? '';
    await expect.poll(told(site)).toEqual([{ when: 'queued', referral }]);
    await callLater(page);
    await expect.poll(told(site)).toEqual([
      { when: 'queued', referral },
      { when: 'later', referral },
    ]);
  });
}

test('ready calls back when the API refuses the click', async ({ page, sandbox, site, knownErrors }) => {
  knownErrors.push(/Failed to load resource/);
  await visit(page, `${pageWithCallback(site, rewardfulTag(sandbox))}?via=unknown-${crypto.randomUUID()}`);
  await expect.poll(told(site)).toEqual([{ when: 'queued', referral: '' }]);
});

test('ready calls back without a referral when the API is slow, and the referral is there later', async ({
  page,
  sandbox,
  site,
}) => {
  sandbox.faults.add({ kind: 'slow', ms: 6000, count: 1 });
  await page.goto(`${pageWithCallback(site, rewardfulTag(sandbox))}?via=demo`);
  await expect.poll(told(site)).toEqual([{ when: 'queued', referral: '' }]);
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  await callLater(page);
  await expect.poll(told(site)).toEqual([
    { when: 'queued', referral: '' },
    { when: 'later', referral: clickId },
  ]);
});

test('a callback that throws fails as page code does, and those after it are called', async ({
  page,
  sandbox,
  site,
  knownErrors,
}) => {
  knownErrors.push(/the page's own/);
  const more = `const fail = () => { throw new Error("the page's own") };
    addEventListener('error', ({ message }) => fetch('/ready?error=' + message));
    rewardful('ready', fail);`;
  const clickId = await visit(page, `${pageWithCallback(site, rewardfulTag(sandbox), more)}?via=demo`);
  const error = { error: expect.stringContaining("the page's own") };
  await expect
    .poll(told(site))
    .toEqual(expect.arrayContaining([error, { when: 'queued', referral: clickId }]));
  await page.evaluate(`void (rewardful('ready', fail), rewardful('ready', tell('later')))`);
  await expect.poll(told(site)).toHaveLength(4);
  expect(told(site)().filter(({ error }) => error)).toEqual([error, error]);
  expect(told(site)()).toContainEqual({ when: 'later', referral: clickId });
});

test('what a page calls for conversions, coupons and partners fails nothing', async ({
  page,
  sandbox,
  site,
}) => {
  const more = `rewardful('convert', { email: 'a@b.test' }); rewardful('source', 'james'); rewardful();
    rewardful('ready', () => { if (Rewardful.coupon || Rewardful.affiliate.id || Rewardful.campaign.id) throw 'data' });`;
  const clickId = await visit(page, `${pageWithCallback(site, rewardfulTag(sandbox), more)}?via=demo`);
  await expect.poll(told(site)).toEqual([{ when: 'queued', referral: clickId }]);
});

const FORM =
  '<form action="/lead" data-rewardful><input name="email" value="a@b.test"><button>Send</button></form>';

for (const [way, send] of Object.entries({
  'its button': (page: PortablePage) => page.click('form button'),
  'requestSubmit()': (page: PortablePage) =>
    page.evaluate(() => document.querySelector('form')?.requestSubmit()),
  'submit()': (page: PortablePage) => page.evaluate(() => document.querySelector('form')?.submit()),
  'code that takes its data': (page: PortablePage) =>
    page.evaluate(() => {
      const data = new FormData(document.querySelector('form') ?? undefined);
      location.assign(`/lead?${new URLSearchParams([...data] as [string, string][])}`);
    }),
})) {
  for (const [place, script] of [
    ['', rewardfulTag],
    [' beside selgeo.js', (sandbox: Parameters<typeof tag>[0]) => tag(sandbox) + rewardfulTag(sandbox)],
  ] as const) {
    test(`a form that comes later and is sent by ${way} carries the referral${place}`, async ({
      page,
      sandbox,
      site,
      received,
    }) => {
      site.page('/lead', '<p>Thanks</p>');
      const address = site.page('/', `<head>${script(sandbox)}</head><body><main></main></body>`);
      const clickId = await visit(page, `${address}?ref=demo`);
      expect(received.clicks()).toHaveLength(1);
      await page.evaluate((form) => {
        document.querySelector('main')?.insertAdjacentHTML('beforeend', form);
      }, FORM);
      await send(page);
      await expect
        .poll(() => site.requests().filter((path) => path.startsWith('/lead')))
        .toEqual([`/lead?email=a%40b.test&referral=${clickId}`]);
    });
  }
}

test('a tag that a tag manager injects late works', async ({ page, sandbox, site, received }) => {
  const { origins, keys } = sandbox;
  await page.goto(`${site.page('/', '<body></body>')}?via=demo`);
  await page.evaluate(
    ([src, rewardful, apiUrl]) => {
      const script = document.createElement('script');
      Object.assign(script.dataset, { rewardful, apiUrl });
      script.src = src;
      document.body.append(script);
    },
    [`${origins.attribution}/v1/compat/rewardful.js`, keys.merchant, origins.attribution] as const,
  );
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  expect(await page.evaluate(() => Reflect.get(window, 'Rewardful').referral)).toBe(clickId);
  expect(received.clicks()).toHaveLength(1);
});

for (const [name, script] of Object.entries({
  'a Rewardful of its own that it has frozen': `Object.defineProperty(window, 'Rewardful', { value: {} })`,
  'a rewardful that is no function': `window.rewardful = 'mine'`,
  'storage that throws': `Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied', 'SecurityError') } })`,
})) {
  test(`a page with ${name} has no error, and the click is registered`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const address = site.page('/', `<script>${script}</script>${rewardfulTag(sandbox)}`);
    expect(await visit(page, `${address}?via=demo`)).toMatch(UUID);
    expect(received.clicks()).toHaveLength(1);
  });
}

test('two tags count one click, and call back once', async ({ page, sandbox, site, received }) => {
  const script = rewardfulTag(sandbox);
  const twice = `${script.trim()}${script.trim().split('\n')[1]}`;
  const clickId = await visit(page, `${pageWithCallback(site, twice)}?via=demo`);
  await expect.poll(told(site)).toEqual([{ when: 'queued', referral: clickId }]);
  expect(received.clicks()).toHaveLength(1);
});
