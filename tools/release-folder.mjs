import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { ENCODINGS, FILES, NEWEST, releaseHeaders } from './release-headers.mjs';

// `npm run build` ends with this: it lays dist/ out as the CDN has it, in release/. The sandbox serves that folder.

const root = new URL('../', import.meta.url);

/** Where the layout is. */
export const RELEASE = fileURLToPath(new URL('release/', root));

const COMPRESS = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

/**
 * Writes release/ from what dist/ has: `v1/` and the folder of this version with the same files, each with its compressed
 * ones beside it, and `headers.json`. What has not changed is not compressed again.
 */
export async function writeRelease() {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const files = (await Promise.all(FILES.map(variantsOf))).flat();
  for (const folder of [NEWEST, version]) {
    mkdirSync(`${RELEASE}${folder}/compat`, { recursive: true });
    for (const { file, content } of files) writeFileSync(`${RELEASE}${folder}/${file}`, content);
  }
  writeFileSync(`${RELEASE}headers.json`, `${JSON.stringify(releaseHeaders(version), null, 2)}\n`);
  const others = readdirSync(RELEASE).filter((name) => ![NEWEST, version, 'headers.json'].includes(name));
  for (const name of others) rmSync(RELEASE + name, { recursive: true });
}

/** A file of dist/ and its compressed ones. */
async function variantsOf(file) {
  const content = readFileSync(new URL(`dist/${file}`, root));
  const earlier = readIfThere(file);
  const compressed = Object.entries(ENCODINGS).map(async ([ending, encoding]) => ({
    file: file + ending,
    content: (earlier?.equals(content) && readIfThere(file + ending)) || (await COMPRESS[encoding](content)),
  }));
  return [{ file, content }, ...(await Promise.all(compressed))];
}

function readIfThere(file) {
  const path = `${RELEASE}${NEWEST}/${file}`;
  return existsSync(path) ? readFileSync(path) : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeRelease();
