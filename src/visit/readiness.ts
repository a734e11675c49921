import { outsideZone } from '../browser/outside-zone.ts';
import { quietly } from '../browser/quietly.ts';
import { readClickId } from '../store/registered-click.ts';
import { keep } from '../store/tab.ts';
import type { Readiness, ReadyOptions } from './api.ts';
import type { Outcome } from './delivery.ts';

/**
 * What `ready` gives: the click ID, or why there is none.
 *
 * @param isOpen Whether the visitor has agreed, or nobody asks for that.
 * @param outcome Waits for the end of what this page does for its clicks.
 */
export function whenReady(
  limit: ReadyOptions | undefined,
  isOpen: () => boolean,
  outcome: () => Promise<Outcome>,
): Promise<Readiness> {
  return new Promise((settle) =>
    outsideZone(() => {
      const answer = (reason?: Outcome | 'pending') => {
        keep();
        const clickId = readClickId();
        const status = clickId ? 'registered' : isOpen() ? reason : 'consent';
        settle({ clickId, status } as Readiness);
      };
      const timeout = quietly(() => limit?.timeout);
      const hasLimit = typeof timeout === 'number' && timeout < 2 ** 31;
      if (hasLimit) setTimeout(answer, timeout, 'pending');
      // A moment later, because the page may say in the same breath that the visitor agrees.
      else void Promise.resolve().then(() => isOpen() || answer());
      outcome()
        .catch(() => 'unreachable' as const)
        .then(answer);
    }),
  );
}
