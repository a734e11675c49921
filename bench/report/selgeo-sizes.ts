import type { Sizes } from '../measure/sizes.ts';

/** How the report names the size of the snippet; a test compares it with what is built. */
export function selgeoSizes({ raw, gzip, brotli }: Sizes): string {
  const [plain, ...others] = [raw, gzip, brotli].map((bytes) => bytes.toLocaleString('en-US'));
  return `${plain} bytes, ${others[0]} by gzip -9, ${others[1]} by brotli -11`;
}
