import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliSize } from './brotli-size.mjs';
import { headersTable } from './release-headers.mjs';

// `npm run build` ends with this: it writes the figures of the build into the prose that shows them, so that nobody
// types one. `<!-- size:selgeo.js -->…<!-- /size -->` gets the size of that file of dist/ in brotli. An `integrity` that
// follows `src="/selgeo.js"` gets its hash, and so does one of a version on the CDN, with the version: code blocks know no
// comments. `<!-- headers -->…<!-- /headers -->` gets what the CDN serves.

const PAGES = ['README.md', 'docs/security.md', 'docs/operations.md'];

/**
 * A page with the figures of the build in place of those that it has.
 *
 * @param {string} page
 * @param {{ version: string, sizeOf: (file: string) => number, hashes: Readonly<Record<string, string>> }} build
 */
export function stamp(page, { version, sizeOf, hashes }) {
  return replaceMarked(page, 'headers', headersTable(version))
    .replace(
      /(<!-- size:(.+?) -->).*?(?=<!-- \/size -->)/g,
      (_, marker, file) => `${marker}${sizeOf(file).toLocaleString('en-US')} bytes`,
    )
    .replace(/(src="\/([^"]+)" integrity=)"[^"]*"/g, (line, start, file) =>
      hashes[file] ? `${start}"${hashes[file]}"` : line,
    )
    .replace(
      /(src="https:\/\/cdn\.selgeo\.com\/)\d[^"/]*\/([^"]+)" integrity="[^"]*"/g,
      (line, start, file) =>
        hashes[file] ? `${start}${version}/${file}" integrity="${hashes[file]}"` : line,
    );
}

/**
 * A page with another text between `<!-- name -->` and `<!-- /name -->`, on lines of their own.
 *
 * @param {string} page
 * @param {string} name
 * @param {string} text
 */
export function replaceMarked(page, name, text) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = page.split(start);
  const [, after] = rest?.split(end) ?? [];
  return after === undefined ? page : `${before}${start}\n\n${text}\n\n${end}${after}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = (path) => new URL(`../${path}`, import.meta.url);
  const read = (path) => readFileSync(at(path), 'utf8');
  const build = {
    version: JSON.parse(read('package.json')).version,
    sizeOf: (file) => brotliSize(read(`dist/${file}`)),
    hashes: JSON.parse(read('dist/integrity.json')),
  };
  for (const page of PAGES) writeFileSync(at(page), stamp(read(page), build));
}
