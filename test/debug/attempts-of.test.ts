import { expect, it } from 'vitest';
import { attemptsOf } from '../../src/debug/attempts-of.ts';
import type { Entry, Facts } from '../../src/debug/log.ts';
import type { Code } from '../../src/diagnosis/codes.ts';
import { clickOf } from '../support/clicks.ts';
import { CLICK } from '../support/values.ts';

const click = clickOf('abc');
const entry = (code: Code, at: number, facts: Facts = { click }): Entry => ({ code, at, facts });
const sent = { requestId: CLICK, ref: 'abc' };

it('gives each attempt with its result', () => {
  const log = [
    entry('SG01', 1, {}),
    entry('SG20', 2),
    entry('SG21', 10),
    entry('SG05', 11, {}),
    entry('SG24', 40, { click, status: 503 }),
    entry('SG21', 100),
    entry('SG22', 130),
  ];
  expect(attemptsOf(log)).toEqual([
    { at: 10, duration: 30, result: 'SG24', status: 503, ...sent },
    { at: 100, duration: 30, result: 'SG22', status: null, ...sent },
  ]);
});

it('puts the cause in the place of a failure once it is known, even after the next attempt', () => {
  const log = [
    entry('SG21', 10),
    entry('SG23', 20),
    entry('SG21', 25),
    entry('SG73', 70, { click, failedAt: 20 }),
  ];
  expect(attemptsOf(log.slice(0, 3)).map(({ result }) => result)).toEqual(['SG23', 'SG29']);
  expect(attemptsOf(log)).toMatchObject([
    { result: 'SG73', duration: 10 },
    { result: 'SG29', duration: null },
  ]);
});
