import { type Flaw, flawsOfAnswer } from './description.ts';
import { CLICKS, type Evidence } from './evidence.ts';
import { type Exchange, isSuccess, statusOf } from './exchange.ts';
import { printable } from './printable.ts';

/** One promise of the API. */
export type Clause = {
  /** Never given to another clause, so that it can be looked up and talked about. */
  readonly code: string;
  readonly promise: string;
  readonly judge: (evidence: Evidence) => Verdict;
};

/** `skip` says that it could not be judged. `why` is always there unless it passed. */
export type Verdict =
  | { readonly outcome: 'pass'; readonly why?: string }
  | { readonly outcome: 'FAIL' | 'skip'; readonly why: string };

export const pass: Verdict = { outcome: 'pass' };
export const skip = (why: string): Verdict => ({ outcome: 'skip', why });

/** What was found, what the contract says instead, and how to mend it. */
export const fail = (found: string, expected: string, mend: string): Verdict => ({
  outcome: 'FAIL',
  why: `${found}, expected ${expected}; mend: ${mend}`,
});

/** Judges only where the first click was registered at all; if not, C01 or C02 says why. */
export const onRegistered =
  (judge: Clause['judge']): Clause['judge'] =>
  (evidence) =>
    clickIdOf(evidence.created) === undefined
      ? skip('the first click got no click_id, see C01 and C02')
      : judge(evidence);

/** The first verdict that is not a pass. */
export const allPass = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.find(({ outcome }) => outcome !== 'pass') ?? pass;

export const hasStatus = (exchange: Exchange, status: number, mend: string, to = ''): Verdict =>
  statusOf(exchange) === status ? pass : fail(found(exchange, to), String(status), mend);

/** What came back, short enough for a line of a terminal and free of control characters. */
export function found(exchange: Exchange, to = ''): string {
  const prefix = to && `to ${to} it `;
  if ('silence' in exchange) return `${prefix}gave no answer (${exchange.silence})`;
  const { status, headers, text } = exchange;
  const place = headers.get('Location');
  const rest = printable(place ? `to ${place}` : text || 'without a body');
  return `${prefix}answered ${status} ${rest.length > 120 ? `${rest.slice(0, 119)}…` : rest}`;
}

/** What the description finds wrong with the body of an answer. */
export const flawsOf = (exchange: Exchange, path = CLICKS): readonly Flaw[] =>
  'text' in exchange ? flawsOfAnswer(path, exchange.status, jsonOf(exchange.text)) : [];

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return;
  }
}

/** The click ID of a success, whatever its form. */
export function clickIdOf(exchange: Exchange): string | undefined {
  if (!('text' in exchange) || !isSuccess(exchange)) return;
  const id = (jsonOf(exchange.text) as { readonly click_id?: unknown } | null | undefined)?.click_id;
  return typeof id === 'string' ? id : undefined;
}

export const isRegistered = (exchange: Exchange, mend: string, to = ''): Verdict =>
  clickIdOf(exchange) ? pass : fail(found(exchange, to), 'a 2xx with a click_id', mend);
