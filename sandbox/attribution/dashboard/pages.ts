import { html } from 'hono/html';
import type { Html } from './layout.ts';
import { hrefOf, type Query } from './query.ts';

export const perPage = 25;

/** The wanted page of a list, 1 for anything that is not a page number. */
export function pageNumber(value: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(value ?? '') ? Number(value) : 1;
}

/** Which rows to ask for: one more than are shown, to learn whether an older page exists. */
export const sliceOf = (page: number, size = perPage) => ({ limit: size + 1, offset: (page - 1) * size });

/** Links to the neighbouring pages; nothing when there is only one. `query` is kept. */
export function pager(path: string, page: number, hasOlder: boolean, query: Query = {}): Html | string {
  if (page === 1 && !hasOlder) return '';
  const to = (n: number) => hrefOf(path, query, { page: String(n) });
  return html`<nav class="pager" aria-label="Pages">
    ${page > 1 ? html`<a class="button quiet" href="${to(page - 1)}">← Newer</a>` : html`<span></span>`}
    <span>Page ${page}</span>
    ${hasOlder ? html`<a class="button quiet" href="${to(page + 1)}">Older →</a>` : html`<span></span>`}
  </nav>`;
}
