import { brotliCompressSync, constants } from 'node:zlib';
import { rollup } from 'rollup';
import configurations from '../rollup.config.mjs';
import { ALPHABET, compress, rename } from './shrink.mjs';

// Looks for the alphabet with which dist/selgeo.js is smallest, and prints each that is better than all before it:
// node build/search-alphabet.mjs [attempts]. The same attempts give the same result.

const attempts = Number(process.argv[2] ?? 10_000);
const { code, map } = await compress(await bundle());
let best = [...ALPHABET];
let bestSize = await sizeWith(best);
let seed = 1;

for (let attempt = 0; attempt < attempts; attempt++) {
  const alphabet = [...best];
  for (let swaps = 1 + random(3); swaps > 0; swaps--) {
    const [one, other] = [random(alphabet.length), random(alphabet.length)];
    [alphabet[one], alphabet[other]] = [alphabet[other], alphabet[one]];
  }
  const size = await sizeWith(alphabet);
  if (size < bestSize) report(size, alphabet);
  if (size <= bestSize) [best, bestSize] = [alphabet, size];
}
report(bestSize, best);

function report(size, alphabet) {
  process.stdout.write(`${size} bytes: ${alphabet.join('')}\n`);
}

async function bundle() {
  const { output, ...input } = configurations.find(({ output: { file } }) => file === 'dist/selgeo.js');
  const plugins = output.plugins.filter(({ name }) => /^(flatten|arrows)$/.test(name));
  const { output: chunks } = await (await rollup(input)).generate({ ...output, sourcemap: false, plugins });
  return chunks[0].code;
}

async function sizeWith(alphabet) {
  const { code: text } = await rename(code, alphabet.join(''), map);
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** A pseudo-random whole number below `limit` (a linear congruential generator: the same in every run). */
function random(limit) {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * limit);
}
