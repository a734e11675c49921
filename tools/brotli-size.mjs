import { brotliCompressSync, constants } from 'node:zlib';

/**
 * How many bytes a server sends for a text, compressed as well as brotli can (quality 11).
 *
 * @param {string} text
 */
export function brotliSize(text) {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}
