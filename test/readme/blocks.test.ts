import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read, root } from '../package/support/repository.ts';
import { blocksOf } from './block.ts';
import { PAGES } from './pages.ts';

/** Languages of which a test of this folder takes every block: npm.test.ts compiles, commands.test.ts looks up. */
const TAKEN_WHOLE = ['ts', 'tsx', 'sh'];

const CALL = /\bblock\(\s*'([^']+)',\s*'(\w*)'(?:,\s*(\d+))?\s*\)/g;

test('every code block of the documentation is run or type-checked', () => {
  const claimed = testFiles().flatMap((file) =>
    [...read(file).matchAll(CALL)].map(([, page, language, index = '0']) => `${page} ${language} ${index}`),
  );
  const unclaimed = PAGES.flatMap((page) => {
    const seen: Record<string, number> = {};
    return blocksOf(page).flatMap(({ language, code }) => {
      const index = seen[language] ?? 0;
      seen[language] = index + 1;
      const isTaken = TAKEN_WHOLE.includes(language) || claimed.includes(`${page} ${language} ${index}`);
      return isTaken ? [] : [`${page}, ${language} ${index}: ${code.split('\n')[0]}`];
    });
  });
  expect(unclaimed).toEqual([]);
});

function testFiles(): string[] {
  return ['test', 'e2e'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
      .map((name) => `${folder}/${name}`),
  );
}
