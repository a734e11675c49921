import { type Row, rounded, shown } from './row.ts';

export type Columns = {
  /** The first is the one that the others are compared with. */
  readonly names: readonly string[];
  /** A column that shows what the measurement costs, and does not compete. */
  readonly baseline: string;
};

/** The rows as a Markdown table: ratios to the first column, with the figures; the best of each row is bold. */
export function table(columns: Columns, rows: readonly Row[]): string {
  const { names } = columns;
  return [
    line(['', ...names]),
    line(['---', ...names.map(() => '---:')]),
    ...rows.map((row) => line([row.label, ...names.map((_, index) => cell(columns, row, index))])),
  ].join('\n');
}

/** For each row in which another column is ahead of the first: a Markdown item that says who, and by what ratio. */
export function ahead(columns: Columns, rows: readonly Row[]): string[] {
  return rows.flatMap((row) => {
    const own = numberAt(row, 0);
    const better = columns.names.flatMap((name, index) => {
      const value = numberAt(row, index);
      return index && competes(columns, index) && value < own ? [`${name} (${ratio(value, own)})`] : [];
    });
    return better.length ? [`- ${row.label}: ${better.join(', ')}`] : [];
  });
}

function cell(columns: Columns, row: Row, index: number): string {
  const raw = row.values[index];
  if (typeof raw !== 'number') return raw ?? '';
  const [own, value] = [numberAt(row, 0), numberAt(row, index)];
  if (!competes(columns, index)) return shown(row, value);
  const text = index && own > 0 ? `${ratio(value, own)} (${shown(row, value)})` : shown(row, value);
  const best = Math.min(
    ...row.values.map((_, other) =>
      competes(columns, other) ? numberAt(row, other) : Number.POSITIVE_INFINITY,
    ),
  );
  return value === best ? `**${text}**` : text;
}

const competes = ({ names, baseline }: Columns, index: number) => names[index] !== baseline;

/** What has no number is never ahead. */
function numberAt(row: Row, index: number): number {
  const value = row.values[index];
  return typeof value === 'number' ? rounded(row, value) : Number.POSITIVE_INFINITY;
}

function ratio(value: number, own: number): string {
  const times = value / own;
  return `${times.toFixed(times < 10 ? 2 : 0)}×`;
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
