import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { READERS } from '../../site/readers.ts';
import { siteOnce } from '../../tools/site-once.mjs';
import { PAGES } from '../readme/pages.ts';
import { root } from './support/repository.ts';

const DIST = join(root, 'site/dist');

// VitePress itself ends the build at a link to a page that does not exist.
beforeAll(siteOnce);

test('every page of docs/ is in the sidebar, once', () => {
  const listed = READERS.flatMap(({ pages }) => pages.map(([page]) => `docs/${page}.md`));
  expect(listed.sort()).toEqual(PAGES.filter((page) => page.startsWith('docs/')).sort());
});

test('every link within the site leads to a page, and to a heading that it has', () => {
  const problems = htmlFiles().flatMap((file) =>
    attributes(file, 'href').flatMap((href) => {
      const { origin, pathname, hash } = new URL(href, `https://site.test/${file}`);
      if (origin !== 'https://site.test') return [];
      const target = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      if (!existsSync(join(DIST, target))) return [`${file}: ${href} leads nowhere`];
      const anchor = decodeURIComponent(hash.slice(1));
      const isThere = !anchor || attributes(target, 'id').includes(anchor);
      return isThere ? [] : [`${file}: ${href} has no such heading`];
    }),
  );
  expect(htmlFiles().length).toBeGreaterThan(READERS.flatMap(({ pages }) => pages).length);
  expect(problems).toEqual([]);
});

test('a link out of docs/ leads to what the repository has there', () => {
  const REPOSITORY = 'https://github.com/selgeo/snippet/blob/main/';
  const paths = htmlFiles()
    .flatMap((file) => attributes(file, 'href'))
    .filter((href) => href.startsWith(REPOSITORY))
    .map((href) => href.slice(REPOSITORY.length).replace(/#.*/, ''));
  expect(paths).toContain('CONTRIBUTING.md');
  expect([...new Set(paths)].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('no page loads anything from another host', () => {
  const loaded = htmlFiles().flatMap((file) => [
    ...attributes(file, 'src'),
    ...[...html(file).matchAll(/<link [^>]*\bhref="([^"]*)"/g)].map(([, href = '']) => href),
  ]);
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.filter((address) => !/^(?:\/(?!\/)|data:)/.test(address))).toEqual([]);
});

test('llms.txt lists every page as Markdown, and each is there', () => {
  const links = [...html('llms.txt').matchAll(/^- \[.+?\]\((.+?)\)/gm)].map(([, link = '']) => link);
  expect(links).toHaveLength(READERS.flatMap(({ pages }) => pages).length);
  expect(links.filter((link) => !html(link).startsWith('# '))).toEqual([]);
});

function htmlFiles(): string[] {
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
}

function html(file: string): string {
  return readFileSync(join(DIST, file), 'utf8');
}

/** The values of an attribute in a built page. */
function attributes(file: string, name: string): string[] {
  return [...html(file).matchAll(new RegExp(`<[a-z][^>]* ${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );
}
