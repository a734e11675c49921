import { expect, it } from 'vitest';
import type { Row } from '../report/row.ts';
import { ahead, table } from '../report/table.ts';

const columns = { names: ['Selgeo', 'peer', 'other', 'empty script'], baseline: 'empty script' };
const size: Row = { label: 'size', unit: 'B', values: [2000, 1000, 5000, 1] };
const time: Row = { label: 'time', unit: 'ms', values: [0.5, 'loader only', 5.004, 0.123] };
const requests: Row = { label: 'requests', unit: '', values: [0, 3, 0, 0] };

it('shows ratios with the figures, marks the best, and lets the baseline out of the competition', () => {
  expect(table(columns, [size, time, requests])).toBe(
    [
      '|  | Selgeo | peer | other | empty script |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| size | 2,000 B | **0.50× (1,000 B)** | 2.50× (5,000 B) | 1 B |',
      '| time | **0.50 ms** | loader only | 10× (5.00 ms) | 0.12 ms |',
      '| requests | **0** | 3 | **0** | 0 |',
    ].join('\n'),
  );
});

it('says in which rows another one is ahead, and by how much', () => {
  expect(ahead(columns, [size, time, requests])).toEqual(['- size: peer (0.50×)']);
});

it('calls nobody ahead by what nobody sees', () => {
  expect(ahead(columns, [{ label: 'time', unit: 'ms', values: [0.001, 0, 1, 0] }])).toEqual([]);
});
