import { Temporal } from 'temporal-polyfill';
import type { Span } from '../store/activity.ts';
import type { Query } from './query.ts';
import type { Viewer } from './viewer.ts';

/** The ready-made ranges: the last days, today included. */
export type Preset = '7' | '30' | '90' | '365' | 'all';

export const PRESETS: Readonly<Record<Preset, string>> = {
  7: '7 days',
  30: '30 days',
  90: '90 days',
  365: '12 months',
  all: 'All time',
};

/** Whole days of the viewer's time zone, both included; without one of them it is open on that side. */
export type Range = {
  /** Undefined where the days are chosen one by one. */
  readonly preset: Preset | undefined;
  readonly from: Temporal.PlainDate | undefined;
  readonly to: Temporal.PlainDate | undefined;
};

/** What the address asks for, and what is wrong with it in words for people. */
export function rangeOf(
  query: Query,
  { today }: Viewer,
  usual: Preset,
): { readonly range: Range; readonly problems: readonly string[] } {
  const preset = presetOf(query.days);
  if (preset) return { range: ofPreset(preset, today), problems: [] };
  const problems = query.days ? [`“${query.days}” is no span; choose one of the list.`] : [];
  const [from, to] = (['from', 'to'] as const).map((name) => {
    const day = dateOf(query[name]);
    if (query[name] && !day) problems.push(`“${query[name]}” is no day; write it as ${today}.`);
    return day;
  });
  if (from && to && Temporal.PlainDate.compare(from, to) > 0)
    problems.push(`The first day, ${from}, is after the last one, ${to}.`);
  if (problems.length > 0 || (!from && !to)) return { range: ofPreset(usual, today), problems };
  return { range: { preset: undefined, from, to }, problems };
}

function presetOf(value: string | undefined): Preset | undefined {
  return Object.keys(PRESETS).find((one) => one === value) as Preset | undefined;
}

function ofPreset(preset: Preset, today: Temporal.PlainDate): Range {
  if (preset === 'all') return { preset, from: undefined, to: undefined };
  return { preset, from: today.subtract({ days: Number(preset) - 1 }), to: today };
}

function dateOf(value: string | undefined): Temporal.PlainDate | undefined {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** The range as moments, for the store. */
export function momentsOf({ from, to }: Range, zone: string): Partial<Span> {
  return {
    ...(from && { since: startOf(from, zone) }),
    ...(to && { until: startOf(to.add({ days: 1 }), zone) }),
  };
}

/** The range as the address says it. */
export function queryOf({ preset, from, to }: Range): Query {
  if (preset) return { days: preset };
  return { ...(from && { from: String(from) }), ...(to && { to: String(to) }) };
}

/** One of the bars of a chart. */
export type Bucket = Span & { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate };

export type Unit = 'day' | 'week' | 'month' | 'year';

/** Days, or as many of them together that a screen has room for all. Weeks begin on Monday. */
export function bucketsOf(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  zone: string,
): { readonly unit: Unit; readonly buckets: readonly Bucket[] } {
  const days = from.until(to).days + 1;
  const unit = days <= 92 ? 'day' : days <= 731 ? 'week' : days <= 8000 ? 'month' : 'year';
  const buckets: Bucket[] = [];
  for (let first = from; Temporal.PlainDate.compare(first, to) <= 0; ) {
    const next = afterUnit(first, unit);
    const last = Temporal.PlainDate.compare(next, to) > 0 ? to : next.subtract({ days: 1 });
    buckets.push({ first, last, since: startOf(first, zone), until: startOf(last.add({ days: 1 }), zone) });
    first = next;
  }
  return { unit, buckets };
}

/** The first day of the next week, month or year. */
function afterUnit(day: Temporal.PlainDate, unit: Unit): Temporal.PlainDate {
  if (unit === 'day') return day.add({ days: 1 });
  if (unit === 'week') return day.add({ days: 8 - day.dayOfWeek });
  if (unit === 'month') return day.with({ day: 1 }).add({ months: 1 });
  return day.with({ day: 1, month: 1 }).add({ years: 1 });
}

/** Not midnight everywhere: in some zones the clock is put forward then. */
const startOf = (day: Temporal.PlainDate, zone: string): string =>
  day.toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 });
