import { expect, it } from 'vitest';
import { attemptsOf } from '../../src/debug/attempts-of.ts';
import type { Entry, Facts } from '../../src/debug/log.ts';
import type { CodeName } from '../../src/diagnosis/codes.ts';
import { clickOf } from '../support/clicks.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

const click = clickOf('abc');
const entry = (name: CodeName, at: number, facts: Facts = { click }): Entry => ({ name, at, facts });
const sent = { requestId: CLICK, ref: 'abc' };

it('gives each attempt with its result', () => {
  const log = [
    entry('started', 1, {}),
    entry('parked', 2),
    entry('sent', 10),
    entry('searched', 11, {}),
    entry('not-now', 40, { click, status: 503 }),
    entry('sent', 100),
    entry('registered', 130),
  ];
  expect(attemptsOf(log)).toEqual([
    { at: 10, duration: 30, result: 'SG24', status: 503, ...sent },
    { at: 100, duration: 30, result: 'SG22', status: null, ...sent },
  ]);
});

it('puts the cause in the place of a failure once it is known, even after the next attempt', () => {
  const log = [
    entry('sent', 10),
    entry('unanswered', 20),
    entry('sent', 25),
    entry('api-out-of-reach', 70, { click, failedAt: 20 }),
  ];
  expect(attemptsOf(log.slice(0, 3)).map(({ result }) => result)).toEqual(['SG23', 'SG29']);
  expect(attemptsOf(log)).toMatchObject([
    { result: 'SG73', duration: 10 },
    { result: 'SG29', duration: null },
  ]);
});

it('keeps clicks apart that are under way at once', () => {
  const other = { ...clickOf('other'), request_id: LATER_CLICK };
  const log = [
    entry('sent', 10),
    entry('sent', 11, { click: other }),
    entry('not-the-api', 30, { click, status: 403 }),
    entry('registered-late', 40, { click: other }),
  ];
  expect(attemptsOf(log)).toMatchObject([
    { ref: 'abc', duration: 20, result: 'SG91', status: 403 },
    { ref: 'other', duration: 29, result: 'SG90' },
  ]);
});
