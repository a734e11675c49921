import { gzipSync } from 'node:zlib';
import { brotliSize } from '../../tools/brotli-size.mjs';

/** Bytes of a script: as it is, by gzip -9, by brotli -11. */
export type Sizes = { readonly raw: number; readonly gzip: number; readonly brotli: number };

export function sizes(code: string): Sizes {
  return {
    raw: Buffer.byteLength(code),
    gzip: gzipSync(code, { level: 9 }).length,
    brotli: brotliSize(code),
  };
}
