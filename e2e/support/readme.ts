import { readFileSync } from 'node:fs';

/** The code blocks of README.md, or of another document, in one language, in order. */
export function readmeBlocks(language: string, document = 'README.md'): string[] {
  const text = readFileSync(new URL(`../../${document}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code ?? '');
}
