import { fileURLToPath } from 'node:url';

/**
 * Where a file or folder of the sandbox lies that is served as it is, such as `stripe/public`. In the package this module is in
 * `dist/`, which is as deep as `support/`: the same path leads there.
 */
export const assetPath = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
