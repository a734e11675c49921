import { scaleBand, scaleLinear } from 'd3-scale';
import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** One row of bars. */
export type Series = {
  readonly id: string;
  /** What is counted. */
  readonly name: string;
  readonly values: readonly number[];
  /** A value for people, and the same with as few characters as possible. */
  readonly text: (value: number) => string;
  readonly short: (value: number) => string;
};

/** Heights in pixels. Widths are in percent, so that the page needs no script and letters keep their size on a phone. */
const PLOT = 84;
/** Room for half a line of the letters beside the uppermost mark. */
const ABOVE = 8;
const BELOW = 22;
/** Where the numbers beside the bars end, in pixels. */
const MARGIN = 44;

/**
 * Rows of bars below one another, each with a scale of its own, since what they count differs. `labels` name the bars; a
 * table beside the chart says the same to those who cannot see it.
 */
export function chartView(rows: readonly Series[], labels: readonly string[], summary: string): Html {
  return html`<div class="chart" role="group" aria-label="Chart ${summary}">
    ${rows.map((row) => rowView(row, labels, summary))}
    <div class="plot"><span></span>${axisView(labels)}</div>
  </div>`;
}

function rowView(
  { id, name, values, text, short }: Series,
  labels: readonly string[],
  summary: string,
): Html {
  const most = Math.max(...values);
  const height = scaleLinear([0, Math.max(1, most)], [0, PLOT]).nice(3);
  // What is counted is whole, in cents as well.
  const marks = most > 0 ? height.ticks(3).filter((tick) => tick > 0 && Number.isInteger(tick)) : [];
  const y = (value: number) => round(ABOVE + PLOT - height(value));
  const band = bandOf(values.length);
  const bars = values.map((value, n) => {
    const tall = round(Math.max(2, height(value)));
    const bar = html`<rect class="rod" x="${percent(band.start(n))}" y="${round(ABOVE + PLOT - tall)}" width="${percent(band.width)}" height="${tall}" rx="1.5" />`;
    return html`<g class="bucket"><title>${labels[n]}: ${text(value)}</title><rect class="hit" x="${percent(n / values.length)}" y="0" width="${percent(1 / values.length)}" height="100%" />${value > 0 ? bar : ''}</g>`;
  });
  return html`<figure class="series ${id}" aria-labelledby="chart-${id}">
    <figcaption id="chart-${id}">${name}</figcaption>
    <div class="plot">
      <svg width="${MARGIN}" height="${ABOVE + PLOT + 1}" aria-hidden="true">
        ${marks.map((mark) => html`<text class="scale" x="${MARGIN - 8}" y="${y(mark) + 4}" text-anchor="end">${short(mark)}</text>`)}
      </svg>
      <svg width="100%" height="${ABOVE + PLOT + 1}" role="img" aria-label="${name}, ${summary}">
        ${marks.map((mark) => html`<line class="mark" x1="0" x2="100%" y1="${y(mark)}" y2="${y(mark)}" />`)}
        <line class="ground" x1="0" x2="100%" y1="${y(0)}" y2="${y(0)}" />
        ${bars}
      </svg>
    </div>
  </figure>`;
}

/** Where each bar stands, as shares of the width. A few bars do not get fat. */
function bandOf(count: number) {
  const scale = scaleBand([...Array(count).keys()], [0, 1])
    .paddingInner(0.25)
    .paddingOuter(0.125);
  const width = Math.min(scale.bandwidth(), 0.06);
  return { width, start: (n: number) => (scale(n) ?? 0) + (scale.bandwidth() - width) / 2 };
}

/** Some of the names below the bars: as many as fit a phone. */
function axisView(labels: readonly string[]): Html {
  const room = labels.some((label) => label.length > 8) ? 3 : 4;
  const shown = scaleLinear([0, labels.length - 1], [0, 1])
    .ticks(room)
    .filter((n) => Number.isInteger(n) && labels[n] !== undefined);
  return html`<svg width="100%" height="${BELOW}" aria-hidden="true">
    ${shown.map((n) => {
      const at = (n + 0.5) / labels.length;
      // At the edges the name would not fit below the middle of its bar.
      const [anchor, x] = at < 0.08 ? ['start', 0] : at > 0.92 ? ['end', 1] : ['middle', at];
      return html`<text class="scale" x="${percent(x)}" y="15" text-anchor="${anchor}">${labels[n]}</text>`;
    })}
  </svg>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const percent = (share: number): string => `${round(share * 100)}%`;
