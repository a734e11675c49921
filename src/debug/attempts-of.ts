import { type CodeName, columnsOf } from '../diagnosis/codes.ts';
import { explain } from '../diagnosis/explain.ts';
import type { Attempt } from '../visit/inspection.ts';
import type { Entry } from './log.ts';

/** The attempts of this page, the oldest first. */
export function attemptsOf(log: readonly Entry[]): Attempt[] {
  return log.flatMap((sent, index) => {
    const { click } = sent.facts;
    if (sent.name !== 'sent' || !click) return [];
    // Several clicks may be under way at once.
    const later = log.slice(index + 1).filter(({ facts }) => facts.click?.request_id === click.request_id);
    const next = later.findIndex(({ name }) => name === 'sent');
    const end = later
      .slice(0, next < 0 ? later.length : next)
      .find(({ name }) => columnsOf(name).endsAttempt);
    // What an attempt failed by is known some time later.
    const cause = end && later.find(({ facts }) => facts.failedAt === end.at);
    const result: CodeName = (cause ?? end)?.name ?? 'under-way';
    return [
      {
        at: sent.at,
        duration: end ? end.at - sent.at : null,
        result: explain(result).code,
        status: end?.facts.status ?? null,
        requestId: click.request_id,
        ref: click.ref,
      },
    ];
  });
}
