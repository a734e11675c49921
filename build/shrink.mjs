import { minify } from 'terser';
import { letters } from './letters.mjs';

// The minifier golfs so that the source need not: it may shorten these internal names. None of them may be a name that
// pages, the API or the browser use.
const INTERNAL_NAMES =
  /^(merchantKey|apiOrigin|params|keepFirst|hosts|handOff|requestHeaders|outcome|pause)$/;

/**
 * The order in which the letters become names. Any other is as right and costs up to 30 bytes more in brotli, which is
 * chance; `node build/search-alphabet.mjs` looks for a better one.
 */
export const ALPHABET = 'stygfnplxmcBwFrkUaCVXLuboAqvZYjRiQPeWEhzHdKJTMGONSID';

const compression = {
  passes: 5,
  inline: 1,
  hoist_funs: false,
  keep_fargs: false,
  pure_getters: true,
  unsafe: true,
  unsafe_arrows: true,
  unsafe_comps: true,
};

/** Minifies. Not by rollup's own plugin, which hands its options to a worker and so takes no functions. */
export function shrink() {
  return {
    name: 'shrink',
    async renderChunk(code) {
      const { code: compressed, map } = await compress(code);
      return rename(compressed, ALPHABET, map);
    },
    // The line break with which rollup ends a file would cost up to five bytes in brotli.
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.code) chunk.code = chunk.code.trimEnd();
    },
  };
}

export function compress(code) {
  return minify(code, { ecma: 2020, module: true, compress: compression, mangle: false, sourceMap: true });
}

/** Gives every variable its short name, which is left to itself so that another alphabet changes nothing else. */
export function rename(code, alphabet, map) {
  const mangle = { nth_identifier: letters(alphabet), properties: { regex: INTERNAL_NAMES } };
  return minify(code, { ecma: 2020, module: true, compress: false, mangle, sourceMap: { content: map } });
}
