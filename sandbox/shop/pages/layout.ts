import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { World } from '../../support/world.ts';
import type { Payments } from '../payments.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page needs to know about the world around it. */
export type Site = { readonly world: World; readonly payments: Payments };

type Page = {
  readonly site: Site;
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  readonly body: Markup;
  /** Addresses of further scripts: modules of our own, or Stripe.js. */
  readonly scripts?: Markup;
};

export function layout({ site, path, title, description, body, scripts }: Page): Markup {
  return html`<!doctype html>
<html lang="en" class="shop">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    ${description ? html`<meta name="description" content="${description}" />` : ''}
    <title>${title}</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/tokens.css" />
    <link rel="stylesheet" href="/shop.css" />
    <link rel="stylesheet" href="/sandbox-bar.css" />
    ${snippet(site)}
    ${scripts ?? ''}
    <script type="module" src="/sandbox-bar.js"></script>
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    ${header(path)}
    <main id="main">${body}</main>
    ${footer()} ${sandboxBar(site)}
  </body>
</html>`;
}

/** The one thing that a merchant adds to their pages. */
function snippet({ world: { origins, keys }, payments }: Site): Markup {
  const hosts = Object.values(payments.links)
    .map((link) => new URL(link).host)
    .filter((host) => host !== 'buy.stripe.com');
  return html`<script
      async
      src="${origins.attribution}/v1/selgeo.js"
      data-merchant="${keys.merchant}"
      data-api-url="${origins.attribution}"
      ${hosts.length ? html`data-payment-link-hosts="${[...new Set(hosts)].join(',')}"` : ''}
    ></script>`;
}

/** The policy of a careful merchant: no inline code, and only the origins that the page really uses. */
export function contentSecurityPolicy({ world: { origins }, payments: { allow } }: Site): string {
  const sources = (...list: string[]) => list.join(' ');
  return [
    "default-src 'none'",
    `script-src ${sources("'self'", origins.attribution, ...allow.script)}`,
    `connect-src ${sources("'self'", origins.attribution, ...allow.connect)}`,
    `frame-src ${sources(...allow.frame)}`,
    `form-action ${sources("'self'", ...allow.form)}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

function header(path: string): Markup {
  const link = (href: string, text: string) =>
    html`<a href="${href}" ${href === path ? html`aria-current="page"` : ''}>${text}</a>`;
  return html`<header class="site">
    <a class="brand" href="/"><img src="/icon.svg" width="30" height="30" alt="" />Fernleaf</a>
    <nav aria-label="Main">${link('/pricing', 'Pricing')} ${link('/signup', 'Tasting list')}</nav>
  </header>`;
}

function footer(): Markup {
  return html`<footer class="site">
    <p>Fernleaf, tea for people who ship. An invented shop: nothing here is for sale.</p>
  </footer>`;
}

function sandboxBar({ world: { origins, realStripe } }: Site): Markup {
  return html`<aside class="sandbox-bar" aria-label="Sandbox">
    <span class="tag">Sandbox</span>
    <span class="click">Click ID <output id="sandbox-click-id">…</output></span>
    <nav aria-label="Sandbox">
      <a href="${origins.attribution}/">Dashboard</a>
      ${realStripe ? html`<a href="https://dashboard.stripe.com/test">Stripe</a>` : html`<a href="${origins.stripe}/">Stripe stand-in</a>`}
    </nav>
  </aside>`;
}
