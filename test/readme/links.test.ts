import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { slugOf } from '../../site/links.ts';
import { read, root } from '../package/support/repository.ts';
import { PAGES } from './pages.ts';

const EXAMPLES = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `examples/${name}/README.md`);

test.each([...PAGES, ...EXAMPLES])('every link of %s leads somewhere', (page) => {
  expect(linksOf(page).flatMap((target) => problem(page, target))).toEqual([]);
});

function linksOf(page: string): string[] {
  const text = withoutCode(read(page));
  return [...text.matchAll(/\]\(([^()\s]+)\)|<(https?:[^>\s]+)>/g)].map(([, target, bare]) =>
    String(target ?? bare),
  );
}

/** What is wrong with a link, if anything. Whether another site has that page cannot be known here. */
function problem(page: string, target: string): string[] {
  if (/^\w+:/.test(target)) {
    const isFine = URL.canParse(target) && /^(https:|http:\/\/localhost\b)/.test(target);
    return isFine ? [] : [`${target} is not an https address`];
  }
  const [path = '', anchor] = target.split('#');
  const file = path ? normalize(join(dirname(page), path)) : page;
  if (!existsSync(join(root, file))) return [`${file} does not exist`];
  if (anchor === undefined) return [];
  return anchorsOf(file).includes(anchor) ? [] : [`${file} has no heading #${anchor}`];
}

/** As GitHub names headings, and the site as well. */
function anchorsOf(file: string): string[] {
  const names = [...withoutCode(read(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    slugOf(heading),
  );
  return names.map((name, index) => {
    const earlier = names.slice(0, index).filter((other) => other === name).length;
    return earlier ? `${name}-${earlier}` : name;
  });
}

const withoutCode = (text: string) => text.replace(/^```.*?^```$/gms, '');
