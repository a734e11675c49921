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
const ALPHABET = 'stynfHplrmACwJNvhSTbUoeGdMBkKcRQLgEIDFaqWPxuiZYOzjXV';

export const compression = {
  passes: 5,
  inline: 1,
  hoist_funs: false,
  keep_fargs: false,
  pure_getters: true,
  unsafe: true,
  unsafe_arrows: true,
  unsafe_comps: true,
};

export const mangling = (alphabet) => ({
  nth_identifier: letters(alphabet),
  properties: { regex: INTERNAL_NAMES },
});

/** Minifies. Not by rollup's own plugin, which hands its options to a worker and so takes no functions. */
export function shrink() {
  return {
    name: 'shrink',
    renderChunk: (code) =>
      minify(code, {
        ecma: 2020,
        module: true,
        compress: compression,
        mangle: mangling(ALPHABET),
        sourceMap: true,
      }),
  };
}
