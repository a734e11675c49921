import { busiest } from './busiest.ts';
import type { Scenario } from './scenarios.ts';

/** The scenarios as a Markdown table: a line for each kind of outage and visit. */
export function outageTable(scenarios: readonly Scenario[], perHour: number): string {
  const normal = perHour / 3600;
  const lines = scenarios
    .filter(({ jitter }) => jitter)
    .map((withJitter) => {
      const without = scenarios.find(
        ({ kind, visit, jitter }) => !jitter && kind === withJitter.kind && visit === withJitter.visit,
      );
      if (!without) throw new Error(`No scenario without jitter for ${withJitter.visit}`);
      const both = [withJitter, without];
      const times = (stretch: number) =>
        both.map(({ counts }) => `${(busiest(counts, stretch) / normal).toFixed(1)}×`);
      const recovered = both.map(({ hit, recovered }) => `${((100 * recovered) / hit).toFixed(1)} %`);
      return row([withJitter.kind, withJitter.visit, ...times(1000), ...times(100), ...recovered]);
    });
  return [
    row([
      'the API',
      'the visitor',
      'busiest second',
      'without jitter',
      'busiest 0.1 s',
      'without jitter',
      'recovered',
      'without jitter',
    ]),
    row(['---', '---', ...new Array<string>(6).fill('---:')]),
    ...lines,
  ].join('\n');
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
