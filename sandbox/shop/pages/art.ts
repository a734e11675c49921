import { html } from 'hono/html';
import type { Markup } from './layout.ts';

/** A tea tin with a fern on its label, coloured by the class `tin-build`, `tin-review` or `tin-release`. */
export function tin(tea: 'build' | 'review' | 'release'): Markup {
  return html`<svg class="tin tin-${tea}" viewBox="0 0 160 220" aria-hidden="true">
    <ellipse class="shadow" cx="80" cy="208" rx="66" ry="9" />
    <path class="body" d="M18 44h124v150q0 14-14 14H32q-14 0-14-14z" />
    <path class="shade" d="M112 44h30v150q0 14-14 14h-16z" />
    <rect class="lid" x="12" y="20" width="136" height="30" rx="9" />
    <rect class="rim" x="12" y="42" width="136" height="8" rx="4" />
    <rect class="label" x="34" y="74" width="92" height="104" rx="46" />
    <g transform="translate(80 166)">${fern()}</g>
  </svg>`;
}

/** A frond: pairs of leaflets along a stem, smaller towards the tip. */
function fern(): Markup {
  const pairs = Array.from({ length: 7 }, (_, index) => ({ y: -14 - index * 9, size: 1 - index * 0.115 }));
  return html`<path class="stem" d="M0 0V-78" />
    ${pairs.map(({ y, size }) =>
      [1, -1].map(
        (side) =>
          html`<path
            class="leaf"
            transform="translate(0 ${y}) scale(${side * size} ${size})"
            d="M0 0C6-11 18-16 28-14 24-4 12 3 0 0z"
          />`,
      ),
    )}`;
}
