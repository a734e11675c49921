import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { describe, expect, it } from 'vitest';
import { brotliSize } from '../../tools/brotli-size.mjs';
import { manifest, read, root } from './support/repository.ts';

/**
 * Bytes in brotli. Every page of every merchant loads the script, so it stays small; with air above what it has today, so
 * that a mend is a mend and no search for bytes. Who needs more raises this one figure, and says in the commit what for.
 */
const SCRIPT_LIMIT = 7500;

/** Bytes in brotli of the second script, which only pages with a consent manager load. */
const CONSENT_LIMIT = 2000;

/** Bytes in brotli of the npm entry, tree-shaken, for a shop that only reads the click ID. */
const READER_LIMIT = 300;

describe('the size', () => {
  it(`of the script is at most ${SCRIPT_LIMIT} bytes`, () => {
    expect(brotliSize(read('dist/selgeo.js'))).toBeLessThanOrEqual(SCRIPT_LIMIT);
  });

  it(`of the script for consent managers is at most ${CONSENT_LIMIT} bytes`, () => {
    expect(brotliSize(read('dist/consent.js'))).toBeLessThanOrEqual(CONSENT_LIMIT);
  });

  it(`of a program that only calls getClickId is at most ${READER_LIMIT} bytes`, async () => {
    const code = await bundle(`import { getClickId } from './dist/index.js'; alert(getClickId());`);
    expect(code).toContain('__selgeo_cid');
    expect(code).not.toContain('fetch');
    expect(brotliSize(code)).toBeLessThanOrEqual(READER_LIMIT);
  });
});

it('has no runtime dependencies, but for React where a shop uses that anyway, and what drives the browser of the doctor', () => {
  expect(manifest.peerDependencies).toEqual({ 'playwright-core': '*', react: '>=16.8 || >=19.0.0-0' });
  expect(manifest.peerDependenciesMeta).toEqual({
    'playwright-core': { optional: true },
    react: { optional: true },
  });
  for (const field of ['dependencies', 'optionalDependencies', 'bundleDependencies']) {
    expect(manifest).not.toHaveProperty(field);
  }
});

/** Bundles a program as a merchant would: tree-shaken and minified. */
async function bundle(program: string): Promise<string> {
  const id = `${root}/program.js`;
  const virtual = {
    name: 'program',
    resolveId: (path: string) => (path === id ? id : null),
    load: (path: string) => (path === id ? program : null),
  };
  const build = await rollup({ input: id, plugins: [virtual] });
  const { output } = await build.generate({ format: 'es', plugins: [terser({ module: true })] });
  return output[0].code.trim();
}
