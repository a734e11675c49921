import { expect, test } from 'vitest';
import { REACH_PLACE, reachTable } from '../../e2e/support/reach-table.ts';
import { read } from '../package/support/repository.ts';

test('the table of docs/consent.md is what the browser tests go through', () => {
  const [place = ''] = read('docs/consent.md').match(REACH_PLACE) ?? [];
  expect(place.split('\n').slice(1, -1).join('\n')).toBe(reachTable().trimEnd());
});
