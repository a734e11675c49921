import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { World } from '../../support/world.ts';
import type { Payments } from '../payments.ts';
import type { TagMode } from '../tag-mode.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page needs to know about the world around it. */
export type Site = { readonly world: World; readonly payments: Payments; readonly tagMode: TagMode };

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
    <link rel="stylesheet" href="/consent.css" />
    <link rel="stylesheet" href="/sandbox-bar.css" />
    ${snippet(site)}
    ${scripts ?? ''}
    <script type="module" src="/offer.js"></script>
    ${site.tagMode === 'consent' ? html`<script type="module" src="/consent.js"></script>` : ''}
    <script type="module" src="/sandbox-bar.js"></script>
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    ${site.tagMode === 'consent' ? consentBox() : ''}
    ${header(path)}
    <p class="offer" id="offer" role="status" hidden></p>
    <main id="main">${body}</main>
    ${footer()} ${sandboxBar(site)}
  </body>
</html>`;
}

/** The one thing that a merchant adds to their pages. */
function snippet({ world: { origins, keys }, payments, tagMode }: Site): Markup {
  const hosts = Object.values(payments.links)
    .map((link) => new URL(link).host)
    .filter((host) => host !== 'buy.stripe.com');
  return html`<script
      async
      src="${origins.attribution}/v1/selgeo.js"
      data-merchant="${keys.merchant}"
      data-api-url="${origins.attribution}"
      ${hosts.length ? html`data-payment-link-hosts="${[...new Set(hosts)].join(',')}"` : ''}
      ${tagMode === 'consent' ? html`data-consent="required" data-storage="cookie"` : ''}
    ></script>`;
}

/** The policy of a careful merchant: no inline code, and only the origins that the page really uses. */
export function contentSecurityPolicy({
  world: { origins },
  payments: { allow },
}: Omit<Site, 'tagMode'>): string {
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

/** The shop's own question. It comes first in the page, so that the keyboard gets to it, and stands at the bottom. */
function consentBox(): Markup {
  return html`<section class="consent" id="consent" aria-labelledby="consent-question" hidden>
    <div>
      <h2 id="consent-question">May we remember which partner sent you?</h2>
      <p>They earn a share when you buy. It takes one cookie for 30 days; without it, the shop is the same.</p>
    </div>
    <div class="answers">
      <button class="button ghost" type="button" value="denied">Refuse</button>
      <button class="button ghost" type="button" value="granted">Agree</button>
    </div>
  </section>`;
}

/** Switches all pages between the two ways to set the tag. */
function tagSwitch(mode: TagMode): Markup {
  return mode === 'plain'
    ? html`<form class="tag-mode" method="post" action="/tag-mode">
        <span>Tag as it comes</span><button name="mode" value="consent">Try consent and a cookie</button>
      </form>`
    : html`<form class="tag-mode" method="post" action="/tag-mode">
        <span>Tag with consent and a cookie</span><button name="mode" value="plain">Back to plain</button>
        <button type="button" id="ask-again">Ask me again</button>
      </form>`;
}

function sandboxBar({ world: { origins, realStripe }, tagMode }: Site): Markup {
  return html`<aside class="sandbox-bar" aria-label="Sandbox">
    <span class="tag">Sandbox</span>
    <span class="click">Click ID <output id="sandbox-click-id">…</output></span>
    ${tagSwitch(tagMode)}
    <nav aria-label="Sandbox">
      <a href="${origins.attribution}/">Dashboard</a>
      ${realStripe ? html`<a href="https://dashboard.stripe.com/test">Stripe</a>` : html`<a href="${origins.stripe}/">Stripe stand-in</a>`}
    </nav>
  </aside>`;
}
