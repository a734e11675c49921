import { writeFileSync } from 'node:fs';

// Draws the ways to the place of the tag in site builders, into docs/install/: `node tools/sketches.mjs`. They are sketches of
// what the pages say, because nobody has an account to take screenshots with. The last step is a field, the others are menus.

/** @type {Record<string, readonly { readonly on: string; readonly choose?: string; readonly field?: string; readonly press?: string }[]>} */
const WAYS = {
  webflow: [
    { on: 'Dashboard', choose: 'Site settings' },
    { on: 'Site settings', choose: 'Custom code' },
    { on: 'Custom code', field: 'Head code', press: 'Save, then publish' },
  ],
  framer: [
    { on: 'Project', choose: 'Site settings' },
    { on: 'Site settings', choose: 'Custom Code' },
    { on: 'Custom Code', field: 'Start of <head>, all pages', press: 'Publish' },
  ],
  squarespace: [
    { on: 'Website Tools', choose: 'Code Injection' },
    { on: 'Code Injection', field: 'Header', press: 'Save' },
  ],
  wix: [
    { on: 'Dashboard', choose: 'Settings' },
    { on: 'Settings', choose: 'Custom Code' },
    { on: 'Custom Code', field: 'Head, all pages, once', press: 'Apply' },
  ],
  shopify: [
    { on: 'Online Store', choose: 'Themes' },
    { on: 'Menu of the theme', choose: 'Edit code' },
    { on: 'layout', choose: 'theme.liquid' },
    { on: 'theme.liquid', field: 'Just before </head>', press: 'Save' },
  ],
  ghost: [
    { on: 'Ghost Admin', choose: 'Settings' },
    { on: 'Settings', choose: 'Code injection' },
    { on: 'Code injection', field: 'Site header', press: 'Save' },
  ],
};

const MENU = 170;
const FIELD = 270;
const GAP = 30;
const HEIGHT = 150;

const STYLE = `
    .window { fill: #fff; stroke: #8c959f }
    .bar { fill: #d8dee4 }
    .chosen { fill: #0757b5 }
    .code { fill: #f6f8fa; stroke: #8c959f }
    text { font: 13px system-ui, sans-serif; fill: #1f2328 }
    .title { font-weight: 600 }
    .tag { font: 11px ui-monospace, monospace }
    .light { fill: #fff }
    .arrow { stroke: #59636e; stroke-width: 2; fill: none }
    @media (prefers-color-scheme: dark) {
      .window { fill: #0d1117; stroke: #6e7681 }
      .bar { fill: #30363d }
      .code { fill: #161b22; stroke: #6e7681 }
      .chosen { fill: #1f6feb }
      text { fill: #e6edf3 }
      .light { fill: #fff }
      .arrow { stroke: #9198a1 }
    }`;

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const rect = (kind, x, y, width, height) =>
  `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="5" />`;
const text = (kind, x, y, words) => `<text class="${kind}" x="${x}" y="${y}">${escaped(words)}</text>`;

for (const [name, way] of Object.entries(WAYS))
  writeFileSync(new URL(`../docs/install/${name}.svg`, import.meta.url), draw(way));

function draw(way) {
  const shapes = [];
  let x = 1;
  for (const [index, step] of way.entries()) {
    const width = step.field ? FIELD : MENU;
    if (index) shapes.push(`<path class="arrow" d="M${x - GAP + 6} 75h18m-6 -6l6 6l-6 6" />`);
    shapes.push(
      rect('window', x, 1, width, HEIGHT - 2),
      text('title', x + 12, 24, `${index + 1}. ${step.on}`),
    );
    shapes.push(...(step.field ? fieldOf(step, x) : menuOf(step, x)));
    x += width + GAP;
  }
  const width = x - GAP + 1;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}">
  <title>${escaped(way.map(({ on, choose, field }) => `${on}: ${choose ?? field}`).join(', then '))}</title>
  <style>${STYLE}
  </style>
  ${shapes.join('\n  ')}
</svg>
`;
}

function menuOf({ choose }, x) {
  return [
    rect('bar', x + 12, 42, 90, 10),
    rect('bar', x + 12, 62, 120, 10),
    rect('chosen', x + 8, 80, MENU - 16, 26),
    text('light', x + 16, 97, choose),
    rect('bar', x + 12, 116, 80, 10),
  ];
}

function fieldOf({ field, press }, x) {
  return [
    text('', x + 12, 48, field),
    rect('code', x + 12, 56, FIELD - 24, 46),
    text('tag', x + 20, 75, '<script async src="…/selgeo.js"'),
    text('tag', x + 20, 91, '  data-merchant="pk_…"></script>'),
    rect('chosen', x + 12, 112, press.length * 7.5 + 20, 26),
    text('light', x + 22, 129, press),
  ];
}
