import { expect, it } from 'vitest';
import { readOptions } from '../../src/agreed/options.ts';
import { keptWords } from '../../src/debug/panel/words.ts';
import type { Kept } from '../../src/visit/inspection.ts';
import { KEY } from '../support/values.ts';

const TAB = { where: 'tab', until: null } as const;

it.each<[Kept[], object, string]>([
  [[], {}, ''],
  [[TAB], {}, 'kept in this tab'],
  [
    [TAB, { where: 'local', until: Date.UTC(2026, 11, 28) }],
    {},
    'kept in this tab; in localStorage until 2026-12-28',
  ],
  [[{ where: 'local', until: null }], {}, 'kept in localStorage'],
  [
    [{ where: 'cookie', until: null }],
    { attributionWindow: '90', cookieDomain: 'shop.test' },
    'kept in a cookie of shop.test, for 90 days from the click unless the API has named others',
  ],
  [
    [{ where: 'cookie', until: null }],
    { cookieDomain: 'host' },
    'kept in a cookie of this host, for 30 days from the click unless the API has named others',
  ],
])('%j with %j reads %j', (kept, raw, words) => {
  expect(keptWords(kept, readOptions({ merchant: KEY, ...raw }))).toBe(words);
});
