import { html } from 'hono/html';
import type { Code } from '../../../src/diagnosis/codes.ts';
import type { Html } from './layout.ts';

/** A code of the debug mode, with the way to its explanation. */
export const codeLink = (code: Code): Html => html`<a class="code" href="/codes#${code}">${code}</a>`;

/** Several of them, one after the other. */
export const codeLinks = (codes: readonly Code[]): Html =>
  html`<span class="codes">${codes.map((code) => html`${codeLink(code)} `)}</span>`;
