import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// `npm run build` begins with this: what the snippet calls itself is what package.json calls it. So are the pages that show it.

/**
 * A text with another version of the package in place of the one that it has.
 *
 * @param {string} text
 * @param {string} version
 */
export function withVersion(text, version) {
  return text
    .replace(/(export const version = ')[^']*/, (_, start) => start + version)
    .replace(/(✓ The script loads +Version )\S+/g, (_, start) => start + version);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = (path) => new URL(`../${path}`, import.meta.url);
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  for (const path of ['src/agreed/version.ts', 'docs/doctor.md']) {
    const text = readFileSync(at(path), 'utf8');
    const changed = withVersion(text, version);
    // A file that is written anew looks changed to whatever watches it.
    if (changed !== text) writeFileSync(at(path), changed);
  }
}
