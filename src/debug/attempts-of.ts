import type { Code } from '../diagnosis/codes.ts';
import type { Entry } from './log.ts';

/** One request for a click. */
export type Attempt = {
  /** When it was sent, in milliseconds since the navigation to this page began. */
  readonly at: number;
  /** How long it took, in milliseconds; `null` while it is under way. */
  readonly duration: number | null;
  /** The code that says how it ended; SG29 while it is under way. */
  readonly result: Code;
  /** HTTP status of an answer that registered nothing; `null` otherwise. */
  readonly status: number | null;
  /** Every attempt of one click has the same. */
  readonly requestId: string;
  readonly ref: string;
};

const ENDS = /SG2[234578]/;

/** The attempts of this page, the oldest first. */
export function attemptsOf(log: readonly Entry[]): Attempt[] {
  return log.flatMap((sent, index) => {
    const { click } = sent.facts;
    if (sent.code !== 'sent' || !click) return [];
    const later = log.slice(index + 1);
    const next = later.findIndex(({ code }) => code === 'sent');
    const end = later.slice(0, next < 0 ? later.length : next).find(({ code }) => ENDS.test(code));
    // What an attempt failed by is known some time later.
    const cause = end && later.find(({ facts }) => facts.failedAt === end.at);
    return [
      {
        at: sent.at,
        duration: end ? end.at - sent.at : null,
        result: (cause ?? end)?.code ?? 'under-way',
        status: end?.facts.status ?? null,
        requestId: click.request_id,
        ref: click.ref,
      },
    ];
  });
}
