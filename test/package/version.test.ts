import { expect, it } from 'vitest';
import { init } from '../../dist/index.js';
import { version } from '../../src/agreed/version.ts';
import { manifest, read } from './support/repository.ts';

it('is the same in package.json, in the source and in the build', () => {
  expect(version).toBe(manifest.version);
  expect(init({ merchant: 'pk_test_shop' }).version).toBe(manifest.version);
  expect(read('dist/index.cjs')).toContain(`'${manifest.version}'`);
  expect(read('dist/selgeo.js')).toContain(`version:"${manifest.version}"`);
});
