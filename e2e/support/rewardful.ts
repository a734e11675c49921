import type { Sandbox } from '../../sandbox/start.ts';
import type { PortablePage } from '../engines/portable-page.ts';
import { createLink } from './create-link.ts';
import type { TestFixtures } from './fixtures.ts';
import { pay } from './pay.ts';
import { startRewardfulBackEnd } from './rewardful-back-end.ts';
import { REWARDFUL_CHECKOUTS, rewardfulTag } from './rewardful-tag.ts';
import { latestSession, saleOnDashboard } from './shop.ts';
import { expect } from './test.ts';
import { settled, UUID, visit } from './visit.ts';

type Fixtures = TestFixtures & { page: PortablePage; sandbox: Sandbox };

/** The test of a sale through Rewardful's server-side Checkout, to a visitor whose landing page names a partner in `param`. */
export const creditsThePartner =
  (way: keyof typeof REWARDFUL_CHECKOUTS, param: string) =>
  async ({ page, sandbox, site }: Fixtures) => {
    const { html, button } = REWARDFUL_CHECKOUTS[way];
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
  };

/** Buys by a button of the page that is open. */
export async function buy(page: PortablePage, button: string): Promise<void> {
  await page.click(button);
  await page.waitForURL(/\/c\/pay\//);
  await pay(page);
  await page.waitForURL(/\/success$/);
}

const FORM =
  '<form action="/lead" data-rewardful><input name="email" value="a@b.test"><button>Send</button></form>';

/** Ways in which a page sends its form. */
export const WAYS_TO_SEND = {
  'its button': (page: PortablePage) => page.click('form button'),
  'requestSubmit()': (page: PortablePage) =>
    page.evaluate(() => document.querySelector('form')?.requestSubmit()),
  'submit()': (page: PortablePage) => page.evaluate(() => document.querySelector('form')?.submit()),
  'code that takes its data': (page: PortablePage) =>
    page.evaluate(() => {
      const data = new FormData(document.querySelector('form') ?? undefined);
      location.assign(`/lead?${new URLSearchParams([...data] as [string, string][])}`);
    }),
};

/** The test of a form that the page inserts later, with these script tags. */
export const carriesTheReferral =
  (send: (page: PortablePage) => Promise<unknown>, script: (sandbox: Sandbox) => string) =>
  async ({ page, sandbox, site, received }: Fixtures) => {
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
  };
