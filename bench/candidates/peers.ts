import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bundle } from './bundle.ts';
import { type Candidate, COLLECTOR } from './candidate.ts';

type Peer = Pick<Candidate, 'hit'> & {
  readonly package: string;
  /** What a site would write to use it. */
  readonly program: string;
  readonly note: string;
};

/** The peers that npm offers, each with a real configuration. */
const PEERS: readonly Peer[] = [
  {
    package: '@plausible-analytics/tracker',
    program: `import { init } from '@plausible-analytics/tracker';
init({ domain: 'shop.test', endpoint: '${COLLECTOR}/api/event', captureOnLocalhost: true, outboundLinks: true });`,
    note: 'page views, engagement, outbound links',
    hit: (path) => path === '/api/event',
  },
  {
    package: '@vercel/analytics',
    program: `import { inject } from '@vercel/analytics';
inject({ mode: 'production', endpoint: '${COLLECTOR}/insights' });`,
    note: 'the package is only a loader: the script that does the work comes from the host of the site and is not on npm, so an empty one stands in for it, and **all figures are those of the loader alone**',
    hit: 'loader only',
  },
  {
    package: '@openpanel/web',
    program: `import { OpenPanel } from '@openpanel/web';
new OpenPanel({ clientId: '5c2d4a1e-7b8f-4e60-9a3c-1d2e3f405162', apiUrl: '${COLLECTOR}', trackScreenViews: true, trackOutgoingLinks: true, trackAttributes: true });`,
    note: 'page views, outgoing links, attributes; its session replay is a chunk of its own that is not loaded',
    hit: (path) => path === '/track',
  },
  {
    package: 'web-vitals',
    program: `import { onCLS, onINP, onLCP } from 'web-vitals';
for (const on of [onCLS, onLCP, onINP]) on((metric) => navigator.sendBeacon('${COLLECTOR}/vitals', JSON.stringify(metric)));`,
    note: 'three metrics, sent when the page is left',
    hit: 'when the page is left',
  },
  {
    package: 'posthog-js',
    program: `import posthog from 'posthog-js';
posthog.init('phc_bench', { api_host: '${COLLECTOR}', defaults: '2025-05-24' });`,
    note: 'for contrast: a whole product analytics suite; its server switches replay, heatmaps and flags off, and what it loads later is an empty script',
    hit: (path) => /^\/(e|i\/v0\/e)\/$/.test(path),
  },
];

/** Bundles the peers. */
export function peers(): Promise<Candidate[]> {
  return Promise.all(PEERS.map(toCandidate));
}

async function toCandidate({ package: name, program, note, hit }: Peer): Promise<Candidate> {
  const { version } = JSON.parse(readFileSync(manifestOf(name), 'utf8'));
  return {
    name,
    description: `${version}, bundled with two lines that configure it: ${note}`,
    code: await bundle(program),
    attributes: {},
    hit,
  };
}

// Not every package exports its package.json.
function manifestOf(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const places = folders.map((folder) => `${folder}/${name}/package.json`);
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error(`${name} is not installed: run npm ci`);
  return found;
}
