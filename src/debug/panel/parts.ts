import type { Judged } from '../../diagnosis/elements.ts';
import { explain } from '../../diagnosis/explain.ts';
import type { Explained } from '../../visit/inspection.ts';
import { lineOf } from '../line-of.ts';
import type { Entry } from '../log.ts';
import type { PageReading } from '../read-page.ts';
import { make } from './make.ts';
import { headlineOf, KIND_WORDS, keptWords, signOf, timeWords, toneOf } from './words.ts';

/** How things are: the status, the click ID or why there is none, and what to do. */
export function stateOf({ status, clickId, referral, reason, kept, options }: PageReading): Node[] {
  const places = keptWords(kept, options);
  const [tone, word] = headlineOf(status, reason);
  return [
    make('strong', { class: tone }, word),
    ...(reason ? [paragraph(explain(reason))] : []),
    ...(clickId ? [make('p', { class: 'id' }, `click ID ${clickId}`)] : []),
    ...(places ? [make('p', { class: 'id' }, places)] : []),
    ...(referral ? [make('p', { class: 'id' }, `ref ${referral}`)] : []),
  ];
}

/** One decision in the timeline. */
export function momentOf(entry: Entry): HTMLElement {
  const { code, advice } = explain(entry.name);
  return make(
    'li',
    {},
    make('time', {}, timeWords(entry.at)),
    make(
      'div',
      {},
      make('span', { class: `code ${toneOf(entry.name)}` }, code),
      // Code and time are there already.
      lineOf(entry)
        .slice(code.length + 1)
        .replace(/ \(after \d+ ms\)$|, after \d+ ms(?=\)$)/, ''),
      ...adviceOf(advice),
    ),
  );
}

/** One element of the page: a button that leads to it. */
export function itemOf({ kind, selector, name }: Judged): HTMLButtonElement {
  const { code, meaning, advice } = explain(name);
  const tone = toneOf(name);
  const [sign, words] = signOf(name);
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
