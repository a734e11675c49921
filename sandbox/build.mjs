import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { RELEASE, writeRelease } from '../tools/release-folder.mjs';

// Makes dist/ of the package: the command in one file with what it needs but libsql, which has native parts, and the
// files of the CDN. Bundled, because Stripe's SDK and zod alone would take 31 MB.

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

rmSync(at('dist'), { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [at('command/cli.ts')],
  outfile: at('dist/cli.js'),
  absWorkingDir: at('..'),
  bundle: true,
  external: ['libsql'],
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  banner: {
    // For packages that are CommonJS inside.
    js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
});
writeFileSync(at('dist/LICENSES.txt'), licences(Object.keys(metafile.inputs)));

await writeRelease();
// Without the source maps, which are three quarters of it.
const isMap = (path) => /\.map(\.br|\.gz)?$/.test(path);
cpSync(RELEASE, at('dist/snippet'), { recursive: true, filter: (path) => !isMap(path) });
const headers = Object.entries(JSON.parse(readFileSync(`${RELEASE}headers.json`, 'utf8')));
writeFileSync(
  at('dist/snippet/headers.json'),
  JSON.stringify(Object.fromEntries(headers.filter(([path]) => !isMap(path)))),
);

/** The licences of the packages that are in the bundle, as these ask for. */
function licences(inputs) {
  const homes = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []);
  return [...new Set(homes)]
    .sort()
    .map((home) => {
      const { name, version } = JSON.parse(readFileSync(at(`../${home}/package.json`), 'utf8'));
      const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'].find((one) =>
        existsSync(at(`../${home}/${one}`)),
      );
      if (!file) throw new Error(`${dirname(home)}: ${name} has no file with its licence.`);
      return `${name} ${version}\n\n${readFileSync(at(`../${home}/${file}`), 'utf8').trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
