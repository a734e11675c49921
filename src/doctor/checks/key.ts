import { originOf } from '../../agreed/origin-of.ts';
import { CODES } from '../../diagnosis/codes.ts';
import { fail, pass, type Question, skip, warn } from '../check.ts';
import { mainTag, optionsOf, rawOptions } from '../tag.ts';

export const key: Question = {
  id: 'key',
  title: 'The merchant key is valid',
  judge: ({ view, attempts }) => {
    const tag = mainTag(view?.tags);
    const merchantKey = tag ? optionsOf(view).merchantKey : attempts[0]?.merchantKey;
    if (merchantKey) return pass(`A ${merchantKey.startsWith('pk_live') ? 'live' : 'test'} key.`);
    if (!tag) return skip('init has the key; only a click shows it.');
    const { merchant } = rawOptions(tag.data);
    // Not printed: what stands there may be anything.
    if (merchant?.startsWith('sk_')) {
      return fail('key-missing', 'What stands there looks like a secret key.', SECRET);
    }
    return fail('key-missing', merchant ? 'What stands there is no such key.' : 'There is no data-merchant.');
  },
};

const SECRET = `Revoke it in the dashboard, because everybody can read it here. ${CODES.SG02.advice}`;

/** What an attribute may hold; without an entry, anything. */
const ALLOWED: Readonly<Record<string, (value: string) => boolean>> = {
  apiUrl: (value) => originOf(value) !== undefined,
  attribution: (value) => value === 'first' || value === 'last',
  tabs: (value) => value === 'on' || value === 'off',
  contentType: (value) => value === 'text/plain' || value === 'application/json',
  param: (value) => /[^\s,]/.test(value),
};

export const options: Question = {
  id: 'options',
  title: 'The options are sound',
  judge: ({ view }) => {
    const { data = {} } = mainTag(view?.tags) ?? {};
    const wrong = Object.keys(ALLOWED).filter((name) => !ALLOWED[name]?.(data[name] ?? 'on') && name in data);
    if (wrong.length === 0) return pass('Each attribute has a value that it may have.');
    const names = wrong.map(
      (name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
    return warn('option-unsound', `See ${names.join(', ')}.`);
  },
};
