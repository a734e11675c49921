import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

type Page = {
  readonly title: string;
  readonly body: Markup;
  readonly bodyClass: string;
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
};

/** One HTML document. Script and style come from this origin only, so the policies below can forbid inline code. */
export function layout({ title, body, bodyClass, styles = [], scripts = [] }: Page): Markup {
  return html`<!doctype html>
<html lang="en" class="stand-in">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${title}</title>
    <link rel="icon" href="/stand-in.svg" type="image/svg+xml" />
    ${['/tokens.css', '/stand-in.css', ...styles].map((style) => html`<link rel="stylesheet" href="${style}" />`)}
    ${scripts.map((script) => html`<script src="${script}" type="module"></script>`)}
  </head>
  <body class="${bodyClass}">
    ${body}
  </body>
</html>`;
}

/**
 * The Content-Security-Policy of a page. `formTargets`: Chromium also checks where a form's answer redirects to, so a
 * payment page has to name the merchant's site. `embedder` is the origin that may frame the page, or `*` for any.
 */
export function policy({
  formTargets = [],
  embedder,
}: {
  formTargets?: string[];
  embedder?: string;
} = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    `frame-ancestors ${embedder ?? "'none'"}`,
    "base-uri 'none'",
  ].join('; ');
}
