import { GATES, type Gate, JOURNEYS, type Journey, reaches, STORAGES } from '../../e2e/support/reach.ts';

/** Where the tables of docs/consent.md begin and end. */
export const BETWEEN_MARKERS = /(?<=<!-- reach -->\n).*?(?=<!-- \/reach -->)/s;

/** Both tables, from what e2e/beyond-the-tab.spec.ts goes through. */
export function reachTables(): string {
  const storages = STORAGES.map((storage) => `\`data-storage="${storage}"\``);
  const journeys = entries(JOURNEYS).map(([journey, words]) => [
    words,
    ...STORAGES.map((storage) => (reaches(storage, journey, 'none') ? 'yes' : 'no')),
  ]);
  const gates = entries(GATES).map(([gate, words]) => [words, whatHolds(gate)]);
  return `\n${table(['from the landing page to', ...storages], journeys)}\n\n${table(['with', 'the click reaches'], gates)}\n\n`;
}

function whatHolds(gate: Gate): string {
  const cells = STORAGES.flatMap((storage) =>
    entries(JOURNEYS).map(([journey]: [Journey, string]) => ({
      isThere: reaches(storage, journey, gate),
      isThereWithoutGate: reaches(storage, journey, 'none'),
    })),
  );
  if (cells.every(({ isThere }) => !isThere)) return 'nothing: it is neither stored nor sent';
  if (cells.every(({ isThere, isThereWithoutGate }) => isThere === isThereWithoutGate))
    return 'as far as above';
  throw new Error(`With ${gate} some of it holds: this table has no words for that.`);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map(line).join('\n');

const line = (cells: readonly string[]) =>
  cells[0] === '---' ? `|${cells.join('|')}|` : `| ${cells.join(' | ')} |`;

const entries = <Name extends string>(words: Readonly<Record<Name, string>>) =>
  Object.entries(words) as [Name, string][];
