import { expect, it } from 'vitest';
import { fakeSelgeo } from '../../src/testing.ts';

it('says what a fake needs where there is no page', () => {
  expect(() => fakeSelgeo()).toThrow('needs a page');
});
