export type Line = {
  readonly name: string;
  /** Values at equal distances over the panel's whole width. */
  readonly values: readonly number[];
};

export type Panel = {
  readonly title: string;
  readonly lines: readonly Line[];
  /** What the horizontal axis shows, from left to right. */
  readonly axis: { readonly from: number; readonly to: number; readonly step: number; readonly unit: string };
  /** Part of the axis during which the API is down. */
  readonly down: readonly [from: number, to: number];
};

const WIDTH = 900;
const HEIGHT = 300;
const LEFT = 70;
const RIGHT = 20;
const TOP = 56;
const BOTTOM = 44;

/** Draws panels below each other, as an SVG that is readable in light and dark. */
export function plot(panels: readonly Panel[], description: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT * panels.length}" role="img" aria-label="${description}">
<style>
  svg { --ink: #1f2328; --faint: #d1d9e0; --down: #ffebe9; --a: #0969da; --b: #bc4c00; --c: #8250df; background: #fff; font: 13px system-ui, sans-serif; }
  @media (prefers-color-scheme: dark) { svg { --ink: #f0f6fc; --faint: #3d444d; --down: #4b1a1d; --a: #58a6ff; --b: #f0883e; --c: #bc8cff; background: #0d1117; } }
  text { fill: var(--ink); } .title { font-weight: 600; } .grid { stroke: var(--faint); } .down { fill: var(--down); }
  .line { fill: none; stroke-width: 1.6; stroke-linejoin: round; } .l0 { stroke: var(--a); } .l1 { stroke: var(--b); } .l2 { stroke: var(--c); }
</style>
${panels.map((panel, index) => `<g transform="translate(0 ${index * HEIGHT})">${draw(panel)}</g>`).join('\n')}
</svg>
`;
}

function draw({ title, lines, axis, down }: Panel): string {
  const step = stepOf(Math.max(...lines.flatMap(({ values }) => values)));
  const top = step * Math.ceil(Math.max(...lines.flatMap(({ values }) => values)) / step);
  const x = (value: number) =>
    round(LEFT + ((value - axis.from) / (axis.to - axis.from)) * (WIDTH - LEFT - RIGHT));
  const y = (value: number) => round(HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM));
  const across = range(0, top, step).map(
    (value) =>
      `<path class="grid" d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}"/><text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en-US')}</text>`,
  );
  const along = range(axis.from, axis.to, axis.step).map(
    (value) => `<text x="${x(value)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${value}</text>`,
  );
  const curves = lines.map(({ values }, index) => {
    const width = (axis.to - axis.from) / values.length;
    const points = values.map((value, at) => `${x(axis.from + (at + 0.5) * width)} ${y(value)}`);
    return `<path class="line l${index}" d="M${points.join('L')}"/>`;
  });
  const legend = lines.map(({ name }, index) => {
    const left = LEFT + index * 270;
    return `<path class="line l${index}" d="M${left} 40h24"/><text x="${left + 30}" y="44">${name}</text>`;
  });
  const [from, to] = [Math.max(down[0], axis.from), down[1]];
  return [
    `<rect class="down" x="${x(from)}" y="${TOP}" width="${round(x(to) - x(from))}" height="${HEIGHT - TOP - BOTTOM}"/>`,
    `<text class="title" x="${LEFT}" y="22">${title}</text>`,
    ...legend,
    ...across,
    ...along,
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${axis.unit}</text>`,
    `<text transform="translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">requests a second</text>`,
    ...curves,
  ].join('\n');
}

/** A round distance between the lines of a grid, of which there are three to six. */
function stepOf(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest));
  return [0.2, 0.5, 1, 2].map((part) => part * power).find((step) => highest / step <= 6) ?? power;
}

const range = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

const round = (value: number) => Math.round(value * 10) / 10;
