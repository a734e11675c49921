import { perStretch } from './busiest.ts';
import type { Panel } from './plot.ts';
import { FROM, type Scenario, TO } from './scenarios.ts';
import { TICK } from './simulate.ts';

const MINUTE = 60_000;
const STRETCH = 5000;

const TITLES = {
  refuses: 'The API turns every request away',
  hangs: 'The API takes requests and says nothing; the restart cuts all connections',
};

/** What the plot shows: the whole course of both kinds of outage, and the moment of the return with and without jitter. */
export function outagePanels(scenarios: readonly Scenario[]): Panel[] {
  const whole = (['refuses', 'hangs'] as const).map((kind) => ({
    title: `${TITLES[kind]} (with jitter, per ${STRETCH / 1000} s)`,
    lines: scenarios
      .filter((scenario) => scenario.kind === kind && scenario.jitter)
      .map(({ visit, counts }) => ({
        name: visit.replace('goes on: ', ''),
        values: perStretch(counts, STRETCH),
      })),
    axis: { from: 0, to: 30, step: 5, unit: 'minutes' },
    down: [FROM / MINUTE, TO / MINUTE] as const,
  }));
  const [before, after] = [5, 25];
  const returning = scenarios
    .filter(({ kind, visit }) => kind === 'hangs' && visit.startsWith('stays'))
    .map(({ jitter, counts }) => ({
      name: jitter ? 'with jitter' : 'without jitter',
      values: perStretch(counts.slice((TO - before * 1000) / TICK, (TO + after * 1000) / TICK), TICK),
    }));
  return [
    ...whole,
    {
      title: 'The return after it said nothing: visitors who stay on one page, per 0.1 s',
      lines: returning,
      axis: { from: -before, to: after, step: 5, unit: 'seconds after the return' },
      down: [-before, 0],
    },
  ];
}
