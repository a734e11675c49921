import { html } from 'hono/html';
import { CODES, type CodeName } from '../../../src/diagnosis/codes.ts';
import type { Html } from './layout.ts';

/** A code of the debug mode, with the way to its explanation. */
export function codeLink(name: CodeName): Html {
  const { code } = CODES[name];
  return html`<a class="code" href="/codes#${code}">${code}</a>`;
}

/** Several of them, one after the other. */
export const codeLinks = (names: readonly CodeName[]): Html =>
  html`<span class="codes">${names.map((name) => html`${codeLink(name)} `)}</span>`;
