import { ATTEMPTS } from '../agreed/attempts.ts';
import { backOff } from '../agreed/back-off.ts';
import type { Options } from '../agreed/options.ts';
import { writeClick } from '../store/registered-click.ts';
import { isRejection, postClick } from './click-api.ts';
import { readParked, writeParked } from './park.ts';
import { trace } from './trace.ts';

/** Why there is no click ID when a delivery is over, in case there is none. */
export type Outcome = 'none' | 'rejected' | 'unreachable';

export type Delivery = {
  /** Sends what is parked. Where it waits for its next attempt, makes that attempt at once. */
  readonly send: () => void;
  /** Settles when nothing is parked any more, or when the attempts are used up. */
  readonly outcome: () => Promise<Outcome> | undefined;
  /** Resolves after some milliseconds, or with the next call of `send`. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

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
    const [click] = readParked();
    if (!click || failures === ATTEMPTS) {
      isRunning = false;
      if (click) trace('attempts-used-up', { click });
      return result;
    }
    trace('sent', { click, attempt: failures + 1 });
    const answer = await postClick(click, options);
    const [current, ...others] = readParked();
    // While this page was frozen in the back/forward cache, another one may have delivered the click.
    if (current?.request_id !== click.request_id) return deliver(result, failures);
    if (answer.click_id) {
      writeParked(others);
      writeClick([answer.click_id, answer.visitor_token]);
      trace('registered', { click, clickId: answer.click_id });
      onRegistered();
      return deliver(result, failures);
    }
    if (isRejection(answer.status)) {
      writeParked(others);
      trace(answer.status === 401 ? 'key-unknown' : 'refused', { click, status: answer.status });
      return deliver('rejected', failures);
    }
    trace(answer.status ? (answer.ok ? 'answer-without-id' : 'not-now') : 'unanswered', {
      click,
      status: answer.status,
    });
    if (++failures < ATTEMPTS) {
      await pause(backOff(failures, Math.random(), answer.headers?.get?.('Retry-After')));
    }
    return deliver('unreachable', failures);
  }

  return {
    send: () => {
      wake?.();
      if (!isRunning) {
        isRunning = true;
        outcome = deliver();
      }
    },
    outcome: () => outcome,
    pause,
  };
}
