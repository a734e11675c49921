import { JOURNEYS, type Journey, reaches, STORAGES } from './reach.ts';

/** Where the table stands in docs/consent.md. */
export const REACH_PLACE = /(<!-- reach: [^\n]*\n).*?(<!-- \/reach -->)/s;

/** The table of docs/consent.md: how far a click reaches, for a visitor who agrees or is not asked. */
export function reachTable(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const head = ['the visitor goes on to', ...STORAGES.map((storage) => `\`${storage}\``)];
  const body = (Object.keys(JOURNEYS) as Journey[]).map((journey) => [
    JOURNEYS[journey],
    ...STORAGES.map((storage) => (reaches(storage, journey, 'none') ? 'yes' : 'no')),
  ]);
  return [row(head), `|${'---|'.repeat(head.length)}\n`, ...body.map(row)].join('');
}
