import type { Context } from 'hono';
import type { Db } from '../../support/database.ts';
import type { Filter } from '../store/filter.ts';
import { search } from '../store/search.ts';
import { type Query, queryIn } from './query.ts';
import { momentsOf, type Preset, type Range, rangeOf } from './range.ts';
import { viewer } from './viewer.ts';

/** What the address of a page asks for. */
export type Asked = {
  readonly query: Query;
  readonly range: Range;
  /** The range as moments. */
  readonly time: Pick<Filter, 'since' | 'until'>;
  /** ISO 4217; undefined for the one in which most is sold. */
  readonly currency: string | undefined;
  /** What is looked for; blank for everything. */
  readonly text: string;
  /** What is wrong with it, in whole sentences. What is wrong counts as not asked for. */
  readonly problems: readonly string[];
};

/** Longer than anything that is stored to be found. */
const LONGEST = 255;

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** `usual` is the range where the address names none. */
export function askedOf(c: Context, usual: Preset): Asked {
  const query = queryIn(c);
  const { zone, problem } = viewer();
  const { range, problems } = rangeOf(query, viewer(), usual);
  const currency = query.currency?.toUpperCase();
  const isKnown = currency === undefined || CURRENCIES.has(currency);
  return {
    query,
    range,
    time: momentsOf(range, zone),
    currency: isKnown ? currency : undefined,
    text: (query.q ?? '').slice(0, LONGEST),
    problems: [
      ...(problem ? [problem] : []),
      ...problems,
      ...(isKnown ? [] : [`“${query.currency}” is no currency; write it as USD.`]),
    ],
  };
}

/** The same as the store understands it. */
export function filterOf(
  db: Db,
  table: 'clicks' | 'conversions',
  { time, text }: Asked,
  partner?: number,
): Filter {
  return { partner, ...time, found: text ? search(db, text)[table] : undefined };
}
