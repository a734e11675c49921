import { expect, it } from 'vitest';
import { version } from '../src/version.ts';

it('is a semantic version', () => {
  expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
});
