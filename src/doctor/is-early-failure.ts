import type { Selgeo } from '../visit/api.ts';

/** Every member of `window.__selgeo`, and whether its name alone tells that code has meant that object. */
const MEMBERS: Readonly<Record<keyof Selgeo, boolean>> = {
  // Other objects have that as well.
  version: false,
  getClickId: true,
  ready: true,
  fillForm: true,
  decorateUrl: true,
  getOffer: true,
  refer: true,
  setConsent: true,
  forget: true,
  // The snippet has it only in debug mode.
  inspect: false,
};

const NAMES = Object.entries(MEMBERS).flatMap(([name, isTelling]) => (isTelling ? [name] : []));

/** As Chromium words it for code that has come before the snippet, or while there was only its inline stub. */
const WORDS = [
  `undefined \\(reading '(${NAMES.join('|')})'\\)`,
  '\\b__selgeo is not defined',
  `\\b__selgeo\\??\\.(${NAMES.join('|')}) is not a function`,
].map((words) => new RegExp(words));

/** Whether code of a page has failed with such a message because the snippet was not there. */
export function isEarlyFailure(message: string): boolean {
  return WORDS.some((words) => words.test(message));
}
