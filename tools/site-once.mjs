import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { filesOf } from './build-once.mjs';
import { run } from './install.mjs';

const root = new URL('../', import.meta.url);
const SOURCES = [
  'docs',
  'site/.vitepress/config.ts',
  'site/.vitepress/theme',
  'site/links.ts',
  'site/readers.ts',
  'site/write-markdown.ts',
  'package-lock.json',
];

/** Builds the site of the documentation into site/dist/, unless it is what these pages have built. */
export async function siteOnce() {
  const stamp = new URL('node_modules/.selgeo-site', root);
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(filesOf)) hash.update(path).update(readFileSync(new URL(path, root)));
  const now = hash.digest('hex');
  const isBuilt = existsSync(new URL('site/dist/llms.txt', root)) && existsSync(stamp);
  if (isBuilt && readFileSync(stamp, 'utf8') === now) return;
  await run('npm', ['run', '--silent', 'site'], { stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(stamp, now);
}
