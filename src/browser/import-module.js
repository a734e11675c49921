/**
 * `import()` of an address that is known only when the page runs. Plain JavaScript, because TypeScript would wrap every
 * such call in a helper that rewrites endings of file names, and each visitor would load it.
 */
export const importModule = (address) => import(address);
