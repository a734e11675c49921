import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// `npm run build` ends with this. What resolves without `exports` (webpack 4, Parcel without its setting for them, Jest 27,
// Browserify, TypeScript's `moduleResolution: node`) looks for `@selgeo/snippet/react` in a folder of that name, which says
// where the module lies. There is one for each sub-path of package.json's `exports` that is a module.

const root = new URL('../', import.meta.url);

/** @typedef {string | { import: { types: string, default: string }, require: { default: string } }} Target */

/**
 * The file of every such folder, and what it holds. The script files have none: what knows no `exports` finds them in dist/.
 *
 * @param {Readonly<Record<string, Target>>} exports
 */
export function stubsOf(exports) {
  const modules = Object.entries(exports).filter(
    ([path, target]) => path !== '.' && typeof target !== 'string',
  );
  return modules.map(([path, target]) => ({
    path: `${path.slice(2)}/package.json`,
    content: {
      main: above(path, target.require.default),
      module: above(path, target.import.default),
      types: above(path, target.import.types),
    },
  }));
}

/** A path of the package, seen from the folder of a sub-path. */
const above = (path, file) => '../'.repeat(path.split('/').length - 1) + file.slice(2);

/** Those of this package. */
export const stubs = () => stubsOf(JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).exports);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, content } of stubs()) {
    const file = new URL(path, root);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  }
}
