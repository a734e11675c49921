import { expect, it } from 'vitest';
import { version } from '../../src/agreed/version.ts';
import { manifest, read, root } from './support/repository.ts';

it('is the same in package.json, in the source and in the build', async () => {
  // Not in git: a fresh clone has it only once it is built.
  const { init } = await import(`${root}/dist/index.js`);
  expect(version).toBe(manifest.version);
  expect(init({ merchant: 'pk_test_shop' }).version).toBe(manifest.version);
  expect(read('dist/index.cjs')).toContain(`'${manifest.version}'`);
  expect(read('dist/selgeo.js')).toContain(`version:"${manifest.version}"`);
});
