import { ATTEMPTS, TIME_LIMIT } from '../../../src/agreed/attempts.ts';
import { backOff } from '../../../src/agreed/back-off.ts';
import { isNotNow } from '../../../src/agreed/is-not-now.ts';
import { retryAfter } from '../../../src/agreed/retry-after.ts';
import type { CodeName } from '../../../src/diagnosis/codes.ts';
import type { Fault } from './schema.ts';

/** What the snippet does about a fault. A test holds it against the snippet's own delivery. */
export type Reaction = {
  readonly text: string;
  /** What the debug mode shows on such a page. */
  readonly codes: readonly CodeName[];
  /** How often one page tries. */
  readonly attempts: number;
};

/** The seconds that each attempt but the last may have to wait for the next at the most. */
const PAUSES = Array.from({ length: ATTEMPTS - 1 }, (_, index) => backOff(index + 1, 1) / 1000);

const GIVES_UP = `It gives an attempt up after ${TIME_LIMIT / 1000} seconds.`;

const ONCE = 'The API has stored the click, and all attempts are the same request, so it counts once.';

const NONSENSE = 'That Retry-After does not name a future time, so the snippet uses its own pauses.';

/** Seconds, as many as a timer can hold: 24.8 days. */
const LONGEST_TIMER = 2_147_483;

/** What the first page does that meets the fault, if nothing else goes wrong. */
export function reactionTo(fault: Fault): Reaction {
  switch (fault.kind) {
    case 'down':
      return again(fault, ['unanswered', 'api-out-of-reach'], 'There is no answer.');
    case 'drop':
      return again(fault, ['unanswered', 'api-out-of-reach'], ONCE);
    case 'hang':
      return again(fault, ['unanswered', 'timed-out'], GIVES_UP);
    case 'redirect':
      return again(fault, ['unanswered', 'api-out-of-reach'], 'It does not follow a redirect with a click.');
    case 'invalid':
    case 'endless':
      return again(fault, ['answer-without-id'], ONCE);
    case 'preflight':
      return {
        text: 'It sends its click without a preflight, so nothing happens, unless the page has wrapped fetch.',
        codes: ['registered'],
        attempts: 1,
      };
    case 'slow':
      if (fault.ms >= TIME_LIMIT) return again(fault, ['unanswered', 'timed-out'], `${GIVES_UP} ${ONCE}`);
      return {
        text: 'It waits. A checkout that does not wait that long goes on without the click ID. The page gets it later.',
        codes: ['under-way', 'registered'],
        attempts: 1,
      };
    case 'status':
      if (isNotNow(fault.status)) return notNow(fault, fault.retry_after);
      if (fault.body === 'html' || fault.body === 'empty')
        return again(
          fault,
          ['not-the-api'],
          'The answer has no JSON of the API, so it does not count as the API’s answer.',
        );
      return {
        text: 'It gives the click up for good. An older click of the tab stays in force.',
        codes: [fault.status === 401 ? 'key-unknown' : 'refused'],
        attempts: 1,
      };
  }
}

/** Of a status that says "not now". */
function notNow(fault: Fault, asked: number | string | undefined): Reaction {
  const seconds = Math.ceil(retryAfter(asked === undefined ? null : String(asked), Date.now()));
  if (seconds > LONGEST_TIMER)
    return {
      text: 'No timer can wait that long, so this page sends nothing more. The click stays parked in the tab, and the next page tries again.',
      codes: ['not-now', 'attempts-used-up'],
      attempts: 1,
    };
  return again(
    fault,
    ['not-now'],
    asked !== undefined && asked !== 0 && seconds === 0 ? NONSENSE : '',
    // What the API has asked for comes on top of each pause.
    seconds ? `each time after the ${seconds} s of Retry-After and` : undefined,
  );
}

/** Of an answer that is no "never". How long it goes on depends on how many attempts the fault hits. */
function again({ count, share }: Fault, causes: readonly CodeName[], why: string, after = 'after'): Reaction {
  const failures = share === undefined && count !== undefined && count < ATTEMPTS ? count : undefined;
  const pauses = PAUSES.slice(0, failures ?? PAUSES.length);
  const tries = `It tries again, ${after} up to ${list(pauses)} ${pauses.join() === '1' ? 'second' : 'seconds'}.`;
  const end =
    failures === undefined
      ? `After ${ATTEMPTS} attempts the click stays parked in the tab, and the next page, or the next use of a link or form, tries again.`
      : `Attempt ${failures + 1} registers the click.`;
  return {
    text: [why, tries, end].filter(Boolean).join(' '),
    codes: [...causes, failures === undefined ? 'attempts-used-up' : 'registered'],
    attempts: (failures ?? ATTEMPTS - 1) + 1,
  };
}

function list(numbers: readonly number[]): string {
  return numbers.length < 2 ? numbers.join() : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}
