import { backOff } from '../agreed/back-off.ts';
import type { Options } from '../agreed/options.ts';
import { writeClick } from '../store/registered-click.ts';
import { readList, writeList } from '../store/tab.ts';
import { isRejection, postClick } from './click-api.ts';
import { trace } from './trace.ts';

/** How often one page tries before it leaves the click to the next page. */
const ATTEMPTS = 4;

/** Why there is no click ID when a delivery is over, in case there is none. */
export type Outcome = 'none' | 'rejected' | 'unreachable';

export type Delivery = readonly [
  /** Sends what is parked. Where it waits for its next attempt, makes that attempt at once. */
  send: () => void,
  /** Settles when nothing is parked any more, or when the attempts are used up. */
  outcome: () => Promise<Outcome> | undefined,
  /** Resolves after some milliseconds, or with the next call of `send`. */
  pause: (milliseconds: number) => Promise<void>,
];

/** Makes the delivery of a page. It sends parked clicks in their order, so that the last one stays in force. */
export function createDelivery(options: Options, onRegistered: () => void): Delivery {
  let outcome: Promise<Outcome> | undefined;
  let isRunning = false;
  let wake: (() => void) | undefined;

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, milliseconds);
    });

  /** Sends the first parked click, as often as it takes, and then the next one. */
  async function deliver(result: Outcome = 'none', failures = 0): Promise<Outcome> {
    const [click] = readList('__selgeo_parked');
    if (!click || failures === ATTEMPTS) {
      isRunning = false;
      if (click) trace('attempts-used-up', { click });
      return result;
    }
    trace('sent', { click, attempt: failures + 1 });
    const answer = await postClick(click, options);
    const [current, ...others] = readList('__selgeo_parked');
    // While this page was frozen in the back/forward cache, another one may have delivered the click.
    if (current?.request_id === click.request_id) {
      if (!answer.click_id && !isRejection(answer.status)) {
        trace(answer.status ? (answer.ok ? 'answer-without-id' : 'not-now') : 'unanswered', {
          click,
          status: answer.status,
        });
        if (++failures < ATTEMPTS) {
          await pause(backOff(failures, Math.random(), answer.headers?.get?.('Retry-After')));
        }
        return deliver('unreachable', failures);
      }
      writeList('__selgeo_parked', others);
      if (answer.click_id) {
        writeClick([answer.click_id, answer.visitor_token]);
        trace('registered', { click, clickId: answer.click_id });
        onRegistered();
      } else {
        result = 'rejected';
        trace(answer.status === 401 ? 'key-unknown' : 'refused', { click, status: answer.status });
      }
    }
    return deliver(result, failures);
  }

  const send = () => {
    wake?.();
    if (!isRunning) {
      isRunning = true;
      outcome = deliver();
    }
  };

  return [send, () => outcome, pause];
}
