import { read } from '../package/support/repository.ts';

export type Block = { readonly page: string; readonly language: string; readonly code: string };

/** Every code block of a page of documentation, in order. The language is empty where the page names none. */
export function blocksOf(page: string): Block[] {
  return [...read(page).matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
    page,
    language,
    code,
  }));
}

/**
 * A code block of a page of documentation; `index` counts those in the same language. Call it with literals: by these
 * calls, blocks.test.ts knows which blocks are tested.
 */
export function block(page: string, language: string, index = 0): string {
  const found = blocksOf(page).filter((block) => block.language === language)[index];
  if (!found) throw new Error(`${page} has no block ${index} of ${language || 'no language'}.`);
  return found.code;
}
