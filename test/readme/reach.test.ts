import { expect, test } from 'vitest';
import { read } from '../package/support/repository.ts';
import { BETWEEN_MARKERS, reachTables } from './reach-table.ts';

test('docs/consent.md says how far a click reaches, as e2e/beyond-the-tab.spec.ts finds it', () => {
  const [written] = read('docs/consent.md').match(BETWEEN_MARKERS) ?? [];
  expect(written, 'run "npx tsx test/readme/write-reach.ts"').toBe(reachTables());
});
