import type { Options } from '../agreed/options.ts';
import { version } from '../agreed/version.ts';
import type { Code } from '../diagnosis/codes.ts';
import { type Finding, inspectElements } from '../diagnosis/elements.ts';
import { type Explained, explain } from '../diagnosis/explain.ts';
import { readClickId } from '../store/registered-click.ts';
import { readLandings } from '../visit/landings.ts';
import { readParked } from '../visit/park.ts';
import { type Attempt, attemptsOf } from './attempts-of.ts';
import { lineOf } from './line-of.ts';
import { readLog } from './log.ts';
import { reasonOf, statusOf } from './reason-of.ts';
import { startedWith } from './started-with.ts';

/** All that the debug build knows about this page. Times are milliseconds since the navigation to it began. */
export type Inspection = {
  readonly version: string;
  /** The options in force, by their names for `init`; `merchant` is `null` where the key is missing or malformed. */
  readonly options: {
    readonly merchant: string | null;
    readonly apiUrl: string;
    readonly param: readonly string[];
    readonly attribution: 'first' | 'last';
    readonly paymentLinkHosts: readonly string[];
    readonly tabs: 'on' | 'off';
    readonly contentType: string;
  } | null;
  /** Where the visitor has come in on this page: origin and path. */
  readonly landingUrl: string;
  /** The newest referral token of this tab. */
  readonly referral: string | null;
  /** As `ready()` would give it now. */
  readonly status: 'registered' | 'none' | 'pending' | 'rejected' | 'unreachable';
  readonly clickId: string | null;
  /** Why there is no click ID, or why the page was told that there is none (SG80). */
  readonly reason: Explained | null;
  /** The requests of this page, the oldest first. */
  readonly attempts: readonly Attempt[];
  /** What carries the click ID on this page, or could be expected to, in the order of the document. */
  readonly elements: readonly Finding[];
  /** Every decision, the oldest first. */
  readonly log: ReadonlyArray<{ readonly code: Code; readonly at: number; readonly text: string }>;
};

/** Reads the state of this page, and changes nothing. */
export function inspect(): Inspection {
  const log = readLog();
  const options = startedWith();
  const clickId = readClickId();
  const isParked = readParked().length > 0;
  const situation = { clickId, codes: log.map(({ code }) => code), isParked };
  const reason = reasonOf(situation);
  return {
    version,
    options: options ? inWords(options) : null,
    landingUrl: (performance.getEntriesByType('navigation')[0]?.name ?? location.href).replace(/[?#].*/, ''),
    referral: readLandings()[0]?.ref ?? null,
    status: statusOf(situation),
    clickId,
    reason: reason && explain(reason),
    attempts: attemptsOf(log),
    elements: inspectElements(document, {
      hosts: options?.hosts ?? [],
      clickId,
      earlier: log.flatMap(({ facts }) => facts.clickId ?? []),
    }),
    log: log.map((entry) => ({ code: entry.code, at: entry.at, text: lineOf(entry) })),
  };
}

function inWords({ merchantKey, apiOrigin, params, keepFirst, hosts, handOff, requestHeaders }: Options) {
  return {
    merchant: merchantKey ?? null,
    apiUrl: apiOrigin,
    param: params,
    attribution: keepFirst ? ('first' as const) : ('last' as const),
    paymentLinkHosts: hosts,
    tabs: handOff ? ('on' as const) : ('off' as const),
    contentType: requestHeaders['Content-Type'] ?? 'text/plain',
  };
}
