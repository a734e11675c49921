import type { Finding } from '../../diagnosis/elements.ts';
import type { Explained } from '../../diagnosis/explain.ts';
import type { Inspection } from '../inspect.ts';
import { make } from './make.ts';
import { KIND_WORDS, markOf, STATUS_WORDS, timeWords, toneOf } from './words.ts';

/** How things are: the status, the click ID or why there is none, and what to do. */
export function stateOf({ status, clickId, referral, reason }: Inspection): Node[] {
  const [tone, word] = STATUS_WORDS[status];
  return [
    make('strong', { class: tone }, word),
    ...(reason ? [paragraph(reason)] : []),
    ...(clickId ? [make('p', { class: 'id' }, `click ID ${clickId}`)] : []),
    ...(referral ? [make('p', { class: 'id' }, `ref ${referral}`)] : []),
  ];
}

/** One decision in the timeline. `text` begins with the code, which stands on its own here. */
export function momentOf({ at, text }: Inspection['log'][number], { code, advice }: Explained): HTMLElement {
  return make(
    'li',
    {},
    make('time', {}, timeWords(at)),
    make(
      'div',
      {},
      make('span', { class: `code ${toneOf(code, advice)}` }, code),
      // The time is there already.
      text.slice(code.length + 1).replace(/ \(after \d+ ms\)$|, after \d+ ms(?=\)$)/, ''),
      ...adviceOf(advice),
    ),
  );
}

/** One element of the page: a button that leads to it. */
export function itemOf({ kind, selector, code, carries, meaning, advice }: Finding): HTMLButtonElement {
  const [tone, sign, words] = markOf({ code, carries });
  return make(
    'button',
    { type: 'button', class: 'item' },
    make('b', { class: tone, role: 'img', 'aria-label': words }, sign),
    make(
      'span',
      {},
      make('span', { class: 'name' }, KIND_WORDS[kind]),
      ' ',
      make('span', { class: 'id' }, selector),
      make('br'),
      make('span', { class: `code ${tone}` }, code),
      meaning,
      ...adviceOf(advice),
    ),
  );
}

function paragraph({ code, meaning, advice }: Explained): HTMLElement {
  return make('p', {}, make('span', { class: 'code' }, code), meaning, ...adviceOf(advice));
}

function adviceOf(advice: string | null): HTMLElement[] {
  return advice ? [make('span', { class: 'advice' }, `→ ${advice}`)] : [];
}
