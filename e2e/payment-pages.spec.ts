import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '../sandbox/start.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { HURRIED } from './support/hurried.ts';
import { CLICK_ID } from './support/own-api.ts';
import { payHost } from './support/pay-host.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

const bought = (site: Site) => () => site.requests().filter((path) => path.startsWith('/buy'));

/** Opens a page as a referred visitor; gives the click ID. */
async function shop(page: PortablePage, sandbox: Sandbox, site: Site, html: string) {
  site.page('/buy', '<p>Paid</p>');
  const script = tag(sandbox, { 'data-payment-link-hosts': payHost(site) });
  return visit(page, `${site.page('/', `${script}<main>${html}</main>`)}?ref=demo`);
}

const put = (page: PortablePage, html: string) =>
  page.evaluate((html) => document.querySelector('main')?.insertAdjacentHTML('beforeend', html), html);

test('links to every kind of Payment Link carry the click ID', async ({ page, sandbox, site }) => {
  const hosts = ['buy', 'donate', 'book'].map((name) => `https://${name}.stripe.com/test_abc`);
  const others = ['https://dashboard.stripe.com/test_abc', 'https://donate.stripe.com.evil.test/'];
  const links = [...hosts, ...others].map((href) => `<a href="${href}">Pay</a>`);
  const clickId = await shop(page, sandbox, site, links.join(''));
  expect(
    await page.evaluate(() => [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))),
  ).toEqual([...hosts.map((href) => `${href}?client_reference_id=${clickId}`), ...others]);
});

for (const [what, form, before] of [
  ['', (link: string) => `<form action="${link}"><button>Buy</button></form>`, '?'],
  [
    ' whose button has the address',
    (link: string) => `<form action="/other"><button formaction="${link}">Buy</button></form>`,
    '?',
  ],
  [
    ' with fields of its own',
    (link: string) =>
      `<form action="${link}"><input type="hidden" name="prefilled_email" value="a@b.test"><button>Buy</button></form>`,
    '?prefilled_email=a%40b.test&',
  ],
] as const) {
  test(`a form${what} that leads to a Payment Link takes the click ID along`, async ({
    page,
    sandbox,
    site,
  }) => {
    const clickId = await shop(page, sandbox, site, '');
    await put(page, form(`http://${payHost(site)}/buy`));
    await page.click('form button');
    await expect.poll(bought(site)).toEqual([`/buy${before}client_reference_id=${clickId}`]);
  });
}

// As the processors of docs/processors.md have it.
for (const name of ['reference_id', 'metadata_click_id', 'checkout[custom][click_id]']) {
  test(`a link and a form carry the click ID in ${name} where the host has that parameter`, async ({
    page,
    sandbox,
    site,
  }) => {
    site.page('/buy', '<p>Paid</p>');
    const address = `http://${payHost(site)}/buy`;
    const script = tag(sandbox, { 'data-payment-link-hosts': `pay.example.com ${payHost(site)}=${name}` });
    const html = `${script}<a id="link" href="${address}?size=xl">Buy</a><a id="own" href="${address}?${name}=mine">Buy</a>
      <form action="/other"><button formaction="${address}">Buy</button></form>`;
    const shop = site.page('/', html);
    const clickId = await visit(page, `${shop}?ref=demo`);
    for (const css of ['#link', '#own', 'button']) {
      await page.click(css);
      await page.waitForURL(/\/buy/);
      await visit(page, shop);
    }
    const asked = bought(site)().map((path) => [...new URL(path, site.origin).searchParams]);
    expect(asked).toEqual([
      [
        ['size', 'xl'],
        [name, clickId],
      ],
      [[name, 'mine']],
      [[name, clickId]],
    ]);
    await page.evaluate('__selgeo.forget()');
    expect(await page.getAttribute('#link', 'href')).toBe(`${address}?size=xl`);
    expect(await page.getAttribute('#own', 'href')).toBe(`${address}?${name}=mine`);
  });
}

test('a form to a Payment Link keeps a reference of the merchant, and other forms get nothing', async ({
  page,
  sandbox,
  site,
}) => {
  const address = `http://${payHost(site)}/buy`;
  await shop(page, sandbox, site, '');
  await put(
    page,
    `<form id="own" action="${address}"><input type="hidden" name="client_reference_id" value="order-7"><button>Buy</button></form>
    <form id="other" action="/buy"><input name="q" value="tea"><button>Search</button></form>`,
  );
  await page.click('#own button');
  await expect.poll(bought(site)).toEqual(['/buy?client_reference_id=order-7']);
  await page.waitForURL(/\/buy/);
  await page.goBack();
  await settled(page);
  await put(
    page,
    `<form id="again" action="/buy"><input name="q" value="tea"><button>Search</button></form>`,
  );
  await page.click('#again button');
  await expect.poll(bought(site)).toEqual(['/buy?client_reference_id=order-7', '/buy?q=tea']);
});

test('without a referral a form to a Payment Link stays as it is', async ({ page, sandbox, site }) => {
  site.page('/buy', '<p>Paid</p>');
  const script = tag(sandbox, { 'data-payment-link-hosts': payHost(site) });
  const form = `<form action="http://${payHost(site)}/buy"><button>Buy</button></form>`;
  await visit(page, site.page('/', script + form));
  await page.click('form button');
  await expect.poll(bought(site)).toEqual([expect.stringMatching(/^\/buy\??$/)]);
});

for (const attribute of ['href', 'xlink:href']) {
  test(`a link inside an SVG, by ${attribute}, carries the click ID when it is clicked`, async ({
    page,
    sandbox,
    site,
  }) => {
    const clickId = await shop(page, sandbox, site, '');
    await put(
      page,
      `<svg width="200" height="60"><a ${attribute}="http://${payHost(site)}/buy?size=xl"><rect width="200" height="60"/></a></svg>`,
    );
    await page.click('svg rect');
    await expect.poll(bought(site)).toEqual([`/buy?size=xl&client_reference_id=${clickId}`]);
  });
}

test('a Buy Button that comes together with its script gets the click ID', async ({
  page,
  sandbox,
  site,
}) => {
  const clickId = await shop(page, sandbox, site, '');
  // As a route of an application does it: the element first, Stripe's script a moment later, and nothing after that.
  await page.evaluate(() => {
    history.pushState(null, '', '/pricing');
    const main = document.querySelector('main');
    if (main)
      main.innerHTML = '<stripe-buy-button></stripe-buy-button><stripe-pricing-table></stripe-pricing-table>';
    setTimeout(() => {
      for (const name of ['stripe-buy-button', 'stripe-pricing-table'])
        customElements.define(name, class extends HTMLElement {});
    }, 300);
  });
  for (const name of ['stripe-buy-button', 'stripe-pricing-table'])
    await expect.poll(() => page.getAttribute(name, 'client-reference-id')).toBe(clickId);
});

test('an image that hangs keeps neither a Buy Button nor a link from the click ID', async ({
  page,
  sandbox,
  site,
}) => {
  const hanging: ServerResponse[] = [];
  const image = await listen('127.0.0.1', (_request, response) => void hanging.push(response));
  // No driver is asked meanwhile: WebKit's wait for the `load` event.
  const html = `${HURRIED}${tag(sandbox)}<a href="https://buy.stripe.com/x">Buy</a>
    <script>
      customElements.define('stripe-buy-button', class extends HTMLElement {});
      const timer = setInterval(() => {
        const id = document.querySelector('stripe-buy-button')?.getAttribute('client-reference-id');
        if (!id || !document.querySelector('a').search || document.readyState === 'complete') return;
        clearInterval(timer);
        fetch('/carried?id=' + id + '&stored=' + __selgeo.getClickId());
      }, 100);
    </script>
    <stripe-buy-button></stripe-buy-button><img src="${image.origin}/hangs" alt="">`;
  site.page('/carried', 'told');
  const address = site.page('/slow', html);
  await page.goto(site.page('/', '<p>Home</p>'));
  await page.evaluate((url) => void setTimeout(() => location.assign(url)), `${address}?ref=demo`);
  try {
    await expect.poll(() => site.requests().find((path) => path.startsWith('/carried'))).toBeTruthy();
  } finally {
    for (const response of hanging)
      response.writeHead(200, { 'Content-Type': 'image/svg+xml', Connection: 'close' }).end(IMAGE);
    image.close();
  }
  const told = site.requests().find((path) => path.startsWith('/carried')) ?? '';
  const { id, stored } = Object.fromEntries(new URL(told, site.origin).searchParams);
  expect(id).toMatch(UUID);
  expect(id).toBe(stored);
});

test('an API at an IPv6 address is asked there', async ({ page, sandbox, site }) => {
  const clicks: string[] = [];
  const api = await listen('::1', (request, response) => {
    request.on('data', (data) => clicks.push(JSON.parse(data).ref));
    response.writeHead(201, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ click_id: CLICK_ID }));
  });
  const html = tag(sandbox, { 'data-api-url': api.origin });
  expect(await visit(page, `${site.page('/', html)}?ref=demo`)).toBe(CLICK_ID);
  expect(clicks).toEqual(['demo']);
  api.close();
});

const IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** A server at an address of this machine. */
async function listen(host: string, handle: RequestListener) {
  const server = createServer(handle).listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, close: () => server.close() };
}

test('a form that leads to a Payment Link carries the click ID when code sends it', async ({
  page,
  sandbox,
  site,
}) => {
  const clickId = await shop(page, sandbox, site, `<form action="http://${payHost(site)}/buy"></form>`);
  await page.evaluate(() => document.querySelector('form')?.submit());
  await expect.poll(bought(site)).toEqual([`/buy?client_reference_id=${clickId}`]);
});

test('a form in an open shadow root that leads to a Payment Link carries the click ID', async ({
  page,
  sandbox,
  site,
}) => {
  const html = `<my-cart></my-cart><script>
    document.querySelector('my-cart').attachShadow({ mode: 'open' }).innerHTML =
      '<form action="http://${payHost(site)}/buy"><button>Buy</button></form>';
  </script>`;
  const clickId = await shop(page, sandbox, site, html);
  // A driver finds nothing in a shadow root.
  await page.evaluate(() => document.querySelector('my-cart')?.shadowRoot?.querySelector('button')?.click());
  await expect.poll(bought(site)).toEqual([`/buy?client_reference_id=${clickId}`]);
});
