import type { Context, MiddlewareHandler } from 'hono';
import { getContext } from 'hono/context-storage';
import { getCookie, setCookie } from 'hono/cookie';
import { Temporal } from 'temporal-polyfill';

/** Whoever looks at the page: in which time zone, and which day it is there. */
export type Viewer = {
  /** An IANA name such as `Europe/Berlin`. */
  readonly zone: string;
  readonly today: Temporal.PlainDate;
  /** A moment to the second, for people; with its year only where that is not this one. */
  readonly moment: (iso: string) => string;
  /** For spreadsheets: `2026-01-31 12:00:00`. */
  readonly stamp: (iso: string) => string;
  /** A day for people, with its year as above. */
  readonly day: (day: Temporal.PlainDate) => string;
  /** What is wrong with the wanted zone, in words for people. */
  readonly problem?: string;
};

type Env = { Variables: { viewer: Viewer } };

/** Notes for the pages who looks at them; needs Hono's `contextStorage`. */
export function rememberViewer(now: () => number): MiddlewareHandler {
  return (c, next) => {
    c.set('viewer', viewerOf(c, now()));
    return next();
  };
}

/** Whose request is being answered. */
export const viewer = (): Viewer => getContext<Env>().var.viewer;

/** The sandbox and its reader share a machine mostly, hence its time zone where none is chosen. */
const OWN_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All to choose from. */
export const ZONES = [...new Set(['UTC', OWN_ZONE, ...Intl.supportedValuesOf('timeZone')])].sort();

/** `?tz=` says the time zone; a cookie remembers it for the pages whose address does not. */
function viewerOf(c: Context, now: number): Viewer {
  const wanted = c.req.query('tz');
  const kept = getCookie(c, 'tz');
  if (wanted && isZone(wanted))
    setCookie(c, 'tz', wanted, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 365 * 24 * 3600 });
  const zone = [wanted, kept].find((one) => one && isZone(one)) ?? OWN_ZONE;
  const today = dayOf(new Date(now).toISOString(), zone);
  const wrong = wanted && !isZone(wanted);
  return {
    zone,
    today,
    ...formats(zone, today.year),
    ...(wrong && { problem: `“${wanted}” is no time zone; write it as Europe/Berlin. Shown in ${zone}.` }),
  };
}

/** The day on which a moment falls. */
export const dayOf = (iso: string, zone: string): Temporal.PlainDate =>
  Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDate();

function formats(timeZone: string, thisYear: number): Pick<Viewer, 'moment' | 'stamp' | 'day'> {
  const day = { day: 'numeric', month: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options);
  const short = format({ timeZone, ...day, ...time });
  const long = format({ timeZone, ...day, year: 'numeric', ...time });
  const shortDay = format({ timeZone: 'UTC', ...day });
  const longDay = format({ timeZone: 'UTC', ...day, year: 'numeric' });
  // Sweden writes its dates as ISO 8601 does.
  const sortable = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return {
    stamp: (iso) => sortable.format(new Date(iso)),
    moment: (iso) => (dayOf(iso, timeZone).year === thisYear ? short : long).format(new Date(iso)),
    day: (date) =>
      (date.year === thisYear ? shortDay : longDay).format(Date.UTC(date.year, date.month - 1, date.day)),
  };
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
