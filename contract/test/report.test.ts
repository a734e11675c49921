import { expect, it } from 'vitest';
import { report } from '../report.ts';

it('gives each clause a line, with the reason where there is one, and counts them', () => {
  const results = [
    { code: 'C01', promise: 'It works.', outcome: 'pass' },
    { code: 'C02', promise: 'It is fast.', outcome: 'pass', why: 'within 2 s' },
    {
      code: 'C03',
      promise: 'It is safe.',
      outcome: 'FAIL',
      why: 'answered 500, expected 200; mend: mend it',
    },
    { code: 'C04', promise: 'It is liked.', outcome: 'skip', why: 'nobody was asked' },
  ] as const;
  expect(report(results).split('\n')).toEqual([
    'pass  C01  It works.',
    'pass  C02  It is fast. Within 2 s.',
    'FAIL  C03  It is safe. Answered 500, expected 200; mend: mend it.',
    'skip  C04  It is liked. Nobody was asked.',
    '',
    '2 passed, 1 failed, 1 not judged',
  ]);
});
