import type { Candidate } from '../candidates/candidate.ts';

/** A page with a candidate and a number of links, one in 200 of which leads to a Stripe Payment Link. */
export function pageHtml({ attributes }: Candidate, links: number): string {
  const tag = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  const list = Array.from({ length: links }, (_, index) =>
    index % 200
      ? `<a href="/shoes/${index}?size=${index}">Shoe ${index}</a>`
      : `<a href="https://buy.stripe.com/${index}">Buy</a>`,
  );
  return `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
<script async src="candidate.js"${tag.join('')}></script>
<h1>Shop</h1>${list.join('\n')}</html>`;
}
