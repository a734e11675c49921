import { expect, it } from 'vitest';
import { causeOf, type Failure } from '../../src/debug/cause-of.ts';

const FAILED_AT_ONCE = { isAnswered: false, duration: 2 };
const FAILED_LATE = { isAnswered: false, duration: 80 };
const ANSWERED = { isAnswered: true, duration: 40 };

const failure = (facts: Partial<Failure>): Failure => ({
  isForbidden: false,
  isOnline: true,
  duration: 3,
  again: FAILED_AT_ONCE,
  front: FAILED_AT_ONCE,
  isLocal: false,
  ...facts,
});

it.each<[string, string, Partial<Failure>]>([
  ['policy-forbids-request', 'the policy has reported it', { isForbidden: true, isOnline: false }],
  ['offline', 'the browser is offline', { isOnline: false }],
  ['timed-out', 'it took all the time that there is', { duration: 10_001 }],
  ['timed-out', 'it took nearly that long by a coarse clock', { duration: 9_900 }],
  ['api-out-of-reach', 'the same address answers to who may not read it', { again: ANSWERED }],
  ['blocked', 'the front page of the API answers, and the address of clicks fails', { front: ANSWERED }],
  ['blocked', 'it failed at once when it was tried again', { duration: 90 }],
  [
    'api-out-of-reach',
    'it failed at once on the own machine, where a refusal takes no longer',
    { isLocal: true },
  ],
  ['api-out-of-reach', 'it took a while to fail again', { again: FAILED_LATE }],
])('says %s when %s', (code, _, facts) => {
  expect(causeOf(failure(facts))).toBe(code);
});
