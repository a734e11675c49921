import { block } from '../test/readme/block.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { inspection } from './support/inspect.ts';
import { buy, carriesTheReferral, creditsThePartner, WAYS_TO_SEND } from './support/rewardful.ts';
import { startRewardfulBackEnd } from './support/rewardful-back-end.ts';
import { REWARDFUL_CHECKOUTS, rewardfulTag } from './support/rewardful-tag.ts';
import { latestSession, saleOnDashboard } from './support/shop.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

// What the script does in whatever engine it runs; where engines differ, rewardful.spec.ts looks at it in all.

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

for (const way of ['AJAX', 'the hidden input'] as const) {
  const { html, button } = REWARDFUL_CHECKOUTS[way];

  test(
    `a visitor with ?ref= pays through Rewardful's server-side Checkout, by ${way}, and the dashboard credits the partner`,
    creditsThePartner(way, 'ref'),
  );

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

test('what a page calls for conversions fails nothing, and coupon and partner are what the API has told', async ({
  page,
  sandbox,
  site,
}) => {
  const more = `rewardful('convert', { email: 'a@b.test' }); rewardful('source', 'james'); rewardful();
    rewardful('ready', () => {
      if (Rewardful.affiliate.id || Rewardful.campaign.id) throw 'data';
      if (Rewardful.affiliate.name !== 'Ada' || Rewardful.coupon.percent_off !== 20) throw 'no data';
    });`;
  const clickId = await visit(page, `${pageWithCallback(site, rewardfulTag(sandbox), more)}?via=demo`);
  await expect.poll(told(site)).toEqual([{ when: 'queued', referral: clickId }]);
});

for (const [way, send] of Object.entries(WAYS_TO_SEND)) {
  test(
    `a form that comes later and is sent by ${way} carries the referral beside selgeo.js`,
    carriesTheReferral(send, (sandbox) => tag(sandbox) + rewardfulTag(sandbox)),
  );
}

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

test('a page with an Event of its own, as MooTools 1.2 has it, is called back and sends the referral', async ({
  page,
  sandbox,
  site,
}) => {
  const tags = `<script>function Event() { return Object.create(Event.prototype) }</script>${rewardfulTag(sandbox)}`;
  const more = `addEventListener('formdata', ({ formData }) => fetch('/ready?when=form&referral=' + formData.get('referral')));`;
  const address = pageWithCallback(site, tags, more);
  const clickId = await visit(page, `${address}?via=demo`);
  await expect.poll(told(site)).toEqual([{ when: 'queued', referral: clickId }]);
  await page.evaluate(() => {
    document.body.innerHTML = '<form data-rewardful target="nowhere"></form><iframe name="nowhere"></iframe>';
    new FormData(document.forms[0]);
  });
  await expect.poll(told(site)).toContainEqual({ when: 'form', referral: clickId });
});

test('two tags count one click, and call back once', async ({ page, sandbox, site, received }) => {
  const script = rewardfulTag(sandbox);
  const twice = `${script.trim()}${script.trim().split('\n')[1]}`;
  const clickId = await visit(page, `${pageWithCallback(site, twice)}?via=demo`);
  await expect.poll(told(site)).toEqual([{ when: 'queued', referral: clickId }]);
  expect(received.clicks()).toHaveLength(1);
});

for (const [way, attributes, query] of [
  ['the tag', "data-debug=''", ''],
  ['the address', '', '&selgeo_debug'],
] as const) {
  test(`the debug mode works in it, switched on by ${way}`, async ({ page, sandbox, site, received }) => {
    const address = site.page('/', rewardfulTag(sandbox, attributes));
    const clickId = await visit(page, `${address}?via=demo${query}`);
    expect(clickId).toMatch(UUID);
    expect(await inspection(page)).toMatchObject({
      clickId,
      referral: 'demo',
      attempts: [{ result: 'SG22' }],
    });
    expect(await page.evaluate('Rewardful.referral')).toBe(clickId);
    expect(received.clicks()).toHaveLength(1);
  });
}

test('a referral called selgeo_debug does not switch it on', async ({ page, sandbox, site, knownErrors }) => {
  // No partner has that token.
  knownErrors.push(/status of 404/);
  await visit(page, `${site.page('/', rewardfulTag(sandbox))}?via=selgeo_debug`);
  expect(await page.evaluate('"inspect" in __selgeo')).toBe(false);
});
