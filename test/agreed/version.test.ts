import { expect, it } from 'vitest';
import { version } from '../../src/agreed/version.ts';

it('is a semantic version', () => {
  expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
});
