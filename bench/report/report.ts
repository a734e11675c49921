import type { Candidate } from '../candidates/candidate.ts';
import { SETTLED } from '../measure/load.ts';
import { LATE } from '../measure/minute.ts';
import { STAY } from '../measure/requests.ts';
import type { Sizes } from '../measure/sizes.ts';
import { ROUND_TRIP } from '../world/far-away.ts';
import { outageText } from './outage-text.ts';
import type { Row } from './row.ts';
import { ahead, type Columns, table } from './table.ts';

export type Report = {
  readonly date: string;
  readonly command: string;
  readonly machine: string;
  readonly candidates: readonly Candidate[];
  readonly baseline: string;
  readonly selgeo: Sizes;
  readonly rows: readonly Row[];
  readonly rounds: { readonly load: number; readonly links: number; readonly slowdown: number };
  /** The outage as a Markdown table, and how many visitors an hour it is about. */
  readonly outage: string;
  readonly perHour: number;
};

/** The whole report, in Markdown. */
export function report(data: Report): string {
  const { candidates, baseline, rows, rounds } = data;
  const columns: Columns = { names: candidates.map(({ name }) => name), baseline };
  const behind = ahead(columns, rows);
  const { raw, gzip, brotli } = data.selgeo;
  return `# Bench

Written by \`${data.command}\` on ${data.date}; do not edit. The same command repeats it; \`npm run bench -- path/to/other.js\`
adds any script to the table. Figures are for comparison on one machine: read the ratios, not the milliseconds.

${data.machine}

## What is compared

${candidates.map(({ name, description }) => `- **${name}**: ${description}`).join('\n')}

The snippet is ${bytes(raw)} bytes, ${bytes(gzip)} by gzip -9, ${bytes(brotli)} by brotli -11. None of the peers does the same job; they are the
nearest that npm offers: scripts that one pastes into every page, and that report to a server of their own.

## Side by side

Less is better in every row. \`2.00×\` means twice as much as Selgeo; the best of each row is **bold**, whoever it is.

${table(columns, rows)}

## Where a peer is ahead

${behind.length ? behind.join('\n') : 'In no row.'}

## How it is measured

- **Size**: of the one file that a page loads, its configuration included; for Selgeo that stands in the tag.
- **Script time**: a Chromium trace of a new visitor's first load (nothing cached). Processor time (\`tdur\`) of the main
  thread in script, from the start until ${SETTLED} ms after \`load\`: compiling, evaluating, callbacks, promise jobs; the outermost
  trace events only, so that nothing counts twice. The page has no other script. Not the parsing on other threads.
  The processor is slowed down ${rounds.slowdown} times; candidates take turns (A B C … A B C …); median of ${rounds.load}.
- **Heap**: JavaScript heap in use after that load and a garbage collection, less that of the page with the empty script.
- **Requests**: what the servers have received, apart from page and script, from a visitor who stays ${STAY / 1000} s and leaves.
- **Delivery**: from the arrival of the request for the page until the collector has the last byte of the hit, by one clock.
  Page and script come without delay. The collector is behind a relay that holds every piece of data for ${ROUND_TRIP / 2} ms each
  way, and the first one of a connection for ${ROUND_TRIP} ms more, as TCP's handshake would; TLS would add as much for everybody.
  Full speed of the processor, taking turns, median of ${rounds.load}.
- **Links**: one link in 200 leads to a Stripe Payment Link, and the visitor is referred. Full speed. At load: as script time,
  median of ${rounds.links}. Per minute: a real minute that begins ${LATE / 1000} s after \`load\`, all pages open side by side, once.

${outageText(data.outage, data.perHour)}`;
}

const bytes = (count: number) => count.toLocaleString('en-US');
