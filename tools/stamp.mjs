import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliSize } from './brotli-size.mjs';

// `npm run build` ends with this: it writes the figures of the build into the prose that shows them, so that nobody
// types one. `<!-- size:selgeo.js -->…<!-- /size -->` gets the size of that file of dist/ in brotli. An `integrity` that
// follows `src="/selgeo.js"` gets its hash: code blocks know no comments.

const PAGES = ['README.md', 'docs/security.md'];

/**
 * A page with the figures of the build in place of those that it has.
 *
 * @param {string} page
 * @param {{ sizeOf: (file: string) => number, hashes: Readonly<Record<string, string>> }} build
 */
export function stamp(page, { sizeOf, hashes }) {
  return page
    .replace(
      /(<!-- size:(.+?) -->).*?(?=<!-- \/size -->)/g,
      (_, marker, file) => `${marker}${sizeOf(file).toLocaleString('en-US')} bytes`,
    )
    .replace(/(src="\/([^"]+)" integrity=)"[^"]*"/g, (line, start, file) =>
      hashes[file] ? `${start}"${hashes[file]}"` : line,
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = (path) => new URL(`../${path}`, import.meta.url);
  const read = (path) => readFileSync(at(path), 'utf8');
  const build = {
    sizeOf: (file) => brotliSize(read(`dist/${file}`)),
    hashes: JSON.parse(read('dist/integrity.json')),
  };
  for (const page of PAGES) writeFileSync(at(page), stamp(read(page), build));
}
