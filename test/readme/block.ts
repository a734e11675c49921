import { read } from '../package/support/repository.ts';

/** A code block of a page of documentation; `index` counts those in the same language. */
export function block(page: string, language: string, index = 0): string {
  const blocks = read(page).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  const code = [...blocks][index]?.[1];
  if (!code) throw new Error(`${page} has no block ${index} of ${language}.`);
  return code;
}
