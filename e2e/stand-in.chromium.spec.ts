import type { Sandbox } from '../sandbox/start.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { pay } from './support/pay.ts';
import { latestSession } from './support/shop.ts';
import type { Site } from './support/site.ts';
import { expect, test } from './support/test.ts';

// What the stand-in's own elements promise, on a page without the snippet; with it, they are in purchase.spec.ts.
const ELEMENTS = {
  'stripe-buy-button': { id: 'buy-button-id="buy_btn_sandbox_book"', buy: 'button' },
  'stripe-pricing-table': { id: 'pricing-table-id="prctbl_sandbox"', buy: 'button[value=price_pro_monthly]' },
};

type Tag = keyof typeof ELEMENTS;

for (const [tag, { id, buy }] of Object.entries(ELEMENTS) as [Tag, (typeof ELEMENTS)[Tag]][]) {
  const show = (page: PortablePage, site: Site, sandbox: Sandbox, attributes: string) =>
    page.goto(
      site.page('/', body(sandbox, tag, `publishable-key="${sandbox.keys.stripePublishable}" ${attributes}`)),
    );

  const buyAndPay = async (page: PortablePage, sandbox: Sandbox) => {
    await page.frame(tag).click(buy);
    await page.waitForURL(/\/c\/pay\//);
    await pay(page);
    await page.waitForURL(/\/c\/confirmed\//);
    return latestSession(sandbox);
  };

  test(`<${tag}> sells with the reference that the page has written`, async ({ page, site, sandbox }) => {
    await show(page, site, sandbox, `${id} client-reference-id="in-the-markup"`);
    expect(await buyAndPay(page, sandbox)).toMatchObject({ client_reference_id: 'in-the-markup' });
  });

  test(`<${tag}> takes a reference that comes or changes later`, async ({ page, site, sandbox }) => {
    await show(page, site, sandbox, id);
    const references = ['first', 'second'];
    for (const reference of references) {
      await page.evaluate(
        ([tag, reference]) => document.querySelector(tag)?.setAttribute('client-reference-id', reference),
        [tag, reference] as const,
      );
    }
    expect(await buyAndPay(page, sandbox)).toMatchObject({ client_reference_id: 'second' });
  });

  for (const [what, attribute] of [
    ['a blank', 'client-reference-id=""'],
    ['a malformed', 'client-reference-id="not allowed!"'],
  ]) {
    test(`<${tag}> sells all the same with ${what} reference`, async ({ page, site, sandbox }) => {
      await show(page, site, sandbox, `${id} ${attribute}`);
      expect(await buyAndPay(page, sandbox)).toMatchObject({ client_reference_id: null });
    });
  }
}

function body({ origins }: Sandbox, tag: Tag, attributes: string): string {
  return `<title>Shop</title><script async src="${origins.stripe}/v3/${tag.slice('stripe-'.length)}.js"></script>
    <${tag} ${attributes}></${tag}>`;
}
