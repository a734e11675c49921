import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { read } from '../package/support/repository.ts';
import { block } from './block.ts';

// The tag of docs/install/, and that the examples, which the browser tests drive, have the lines of the pages.

const BUILDERS = {
  'the front page of the site': block('docs/index.md', 'html'),
  Webflow: block('docs/install/webflow.md', 'html'),
  Framer: block('docs/install/framer.md', 'html'),
  Squarespace: block('docs/install/squarespace.md', 'html'),
  Wix: block('docs/install/wix.md', 'html'),
  Shopify: block('docs/install/shopify.md', 'html', 0),
  Ghost: block('docs/install/ghost.md', 'html'),
};

test.each(Object.entries(BUILDERS))('the tag for %s is that of the README', (_, tag) => {
  expect(tag).toBe(block('README.md', 'html'));
});

test('the field of a Shopify cart is a hidden one that has opted in', () => {
  const { document } = new Window();
  document.body.innerHTML = block('docs/install/shopify.md', 'html', 1);
  const field = document.querySelector('input[data-selgeo]');
  expect(field?.getAttribute('type')).toBe('hidden');
  expect(field?.getAttribute('name')).toBe('attributes[click_id]');
});

/** The lines of each page, and the file of the example that has them. */
const LINES: readonly (readonly [line: string, file: string])[] = [
  [block('docs/install/nuxt.md', 'ts'), 'nuxt/nuxt.config.ts'],
  [block('docs/install/nuxt.md', 'vue'), 'nuxt/app/pages/join.vue'],
  [block('docs/install/sveltekit.md', 'html'), 'sveltekit/src/app.html'],
  [block('docs/install/sveltekit.md', 'svelte'), 'sveltekit/src/routes/join/+page.svelte'],
  [block('docs/install/astro.md', 'astro', 0), 'astro/src/layouts/Layout.astro'],
  [block('docs/install/astro.md', 'astro', 1), 'astro/src/pages/join.astro'],
  [block('docs/install/react-router.md', 'jsx', 0), 'react-router/app/root.tsx'],
  [block('docs/install/react-router.md', 'jsx', 1), 'react-router/app/routes/join.tsx'],
  [block('docs/install/vue.md', 'ts'), 'vue-vite/src/main.ts'],
  [block('docs/install/vue.md', 'vue'), 'vue-vite/src/JoinPage.vue'],
  [block('docs/install/turbo.md', 'html', 0), 'turbo/public/index.html'],
  [block('docs/install/turbo.md', 'html', 0), 'turbo/public/join.html'],
  [block('docs/install/turbo.md', 'html', 1), 'turbo/public/join.html'],
  [block('docs/install/htmx.md', 'html', 0), 'htmx/public/index.html'],
  [block('docs/install/htmx.md', 'html', 0), 'htmx/public/join.html'],
  [block('docs/install/htmx.md', 'html', 1), 'htmx/public/join.html'],
];

describe('examples have the lines of their pages:', () => {
  test.each(LINES)('%s in %s', (lines, file) => {
    const example = withoutAddresses(read(`examples/${file}`));
    // There may be more before what closes a paragraph.
    for (const paragraph of lines.split('\n\n'))
      expect(example).toContain(withoutAddresses(paragraph).replace(/[\])};]+$/, ''));
  });
});

/**
 * Without the values that an example takes from its environment, without the two options that only the sandbox needs, and
 * without white space.
 */
function withoutAddresses(code: string): string {
  return code
    .replace(/^\s*\/\/.*/gm, '')
    .replace(/\s+(data-api-url|data-payment-link-hosts|apiUrl|paymentLinkHosts)=("[^"]*"|\{[^}]*\})/g, '')
    .replace(/\s+('data-api-url'|'data-payment-link-hosts'|apiUrl|paymentLinkHosts): .*,/g, '')
    .replace(/((?:src|merchant'?)(?:=|: ))("[^"]*"|'[^']*'|\{[^}]*\}|[\w.]+)/g, '$1…')
    .replace(/\s+/g, '')
    .replace(/,(?=[}\])])/g, '');
}
