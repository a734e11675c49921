import { expect, test } from 'vitest';
import { read } from '../package/support/repository.ts';
import { blocksOf } from './block.ts';
import { PAGES } from './pages.ts';

/** Shorter ones are too common to be a repetition: "Nothing changes." */
const FEWEST_WORDS = 12;

test('no page repeats a sentence of another, or its own', () => {
  expect(repeatsAmong(PAGES.flatMap((page) => sentencesOf(read(page)).map((text) => [page, text])))).toEqual(
    [],
  );
});

test('no code block occurs twice', () => {
  expect(repeatsAmong(PAGES.flatMap(blocksOf).map(({ page, code }) => [page, code.trim()]))).toEqual([]);
});

test('the README is short', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(150);
});

function repeatsAmong(texts: readonly (readonly string[])[]): string[] {
  const pages = new Map<string, string[]>();
  for (const [page = '', text = ''] of texts) pages.set(text, [...(pages.get(text) ?? []), page]);
  return [...pages]
    .filter(([, found]) => found.length > 1)
    .map(([text, found]) => `${found.join(', ')}: ${text}`);
}

/** Its sentences, as words only. A cell of a table, an item of a list and a heading end one as well. */
function sentencesOf(page: string): string[] {
  return page
    .replace(/^```.*?^```$/gms, '\n\n')
    .replace(/\]\([^)]*\)/g, '')
    .replace(/\n(?!\n|\||#|- |\d+\. )/g, ' ')
    .split(/\n|\||(?<=[.:;?!])\s/)
    .map((sentence) => sentence.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? [])
    .filter((words) => words.length >= FEWEST_WORDS)
    .map((words) => words.join(' '));
}
