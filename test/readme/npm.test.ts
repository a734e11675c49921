import { expect, test } from 'vitest';
import { read } from '../package/support/repository.ts';
import { blocksOf } from './block.ts';
import { compile } from './compile.ts';
import { PAGES } from './pages.ts';

/** The TypeScript of all pages, by a file name that says which block it is. */
const files = PAGES.flatMap((page) =>
  blocksOf(page)
    .filter(({ language }) => /^tsx?$/.test(language))
    .map(({ language, code }, index) => [`${page.replaceAll('/', '-')}-${index}.${language}`, code] as const),
);

/** The tests that docs/testing.md leads to. */
const examples = ['referral', 'broken'].map(
  (name) => [`${name}.spec.ts`, read(`examples/vue-vite/tests/${name}.spec.ts`)] as const,
);

// One program, because starting the compiler takes longer than any page.
test('the TypeScript of all pages and of the tests of Vue’s example compiles against the package', () => {
  expect(files.length).toBeGreaterThan(30);
  compile(Object.fromEntries([...files, ...examples]));
});

test('a block that is wrong does not compile', () => {
  const wrong = "import { init } from '@selgeo/snippet';\ninit({});";
  expect(() => compile({ 'block.ts': wrong })).toThrow(/block\.ts.*'merchant' is missing/s);
});
