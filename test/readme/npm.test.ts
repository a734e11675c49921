import { expect, test } from 'vitest';
import { blocksOf } from './block.ts';
import { compile } from './compile.ts';
import { PAGES } from './pages.ts';

const typed = PAGES.map(
  (page) => [page, blocksOf(page).filter(({ language }) => /^tsx?$/.test(language))] as const,
);

test.each(typed.filter(([, blocks]) => blocks.length))(
  'the TypeScript of %s compiles against the package',
  (_, blocks) => {
    // Extensions of ES modules. A page with JSX has none, so the project says that it consists of these.
    compile(
      Object.fromEntries(blocks.map(({ language, code }, index) => [`block-${index}.${language}`, code])),
    );
  },
);

test('a block that is wrong does not compile', () => {
  const wrong = "import { init } from '@selgeo/snippet';\ninit({});";
  expect(() => compile({ 'block.ts': wrong })).toThrow(/block\.ts.*'merchant' is missing/s);
});
