import { createServer, type IncomingMessage } from 'node:http';
import { type Candidate, COLLECTOR } from '../candidates/candidate.ts';
import { answer } from './answers.ts';
import { startFarAway } from './far-away.ts';
import { listen } from './listen.ts';
import { pageHtml } from './page-html.ts';

/** A request that has arrived completely. */
export type Received = {
  readonly method: string;
  readonly path: string;
  /** When, by `performance.now()` of this process. */
  readonly at: number;
};

export type Visit = {
  readonly links?: number;
  readonly isReferred: boolean;
  /** Whether the collector is a round trip away; the page and its script never are. */
  readonly isFar?: boolean;
};

/** A site with one candidate on it, and the server that this candidate reports to: another origin. */
export type World = {
  readonly candidate: Candidate;
  /** The path of the candidate's script, as traces name it. */
  readonly script: string;
  /** The address of a page. */
  url(visit: Visit): string;
  /** What the site has been asked for, the page and the candidate's script included. */
  readonly siteRequests: readonly Received[];
  /** What the collector has been asked for. */
  readonly collected: readonly Received[];
  /** Forgets all requests. */
  forget(): void;
  close(): void;
};

export async function startWorld(candidate: Candidate): Promise<World> {
  const siteRequests: Received[] = [];
  const collected: Received[] = [];

  const collector = createServer((request, response) => {
    request.resume();
    // Stored is what has arrived to its last byte.
    request.on('end', () => {
      collected.push(received(request));
      response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
      response.setHeader('Access-Control-Allow-Credentials', 'true');
      if (request.method === 'OPTIONS') {
        const headers = request.headers['access-control-request-headers'];
        if (headers) response.setHeader('Access-Control-Allow-Headers', headers);
        response.writeHead(204).end();
        return;
      }
      const { status, type, body } = answer(pathOf(request));
      response.writeHead(status, { 'Content-Type': type }).end(body);
    });
  });
  const collectorPort = await listen(collector);
  const far = await startFarAway(collectorPort);

  const site = createServer((request, response) => {
    siteRequests.push(received(request));
    const { pathname } = new URL(request.url ?? '', 'http://site');
    const [, distance, file] = pathname.split('/');
    const origin = `http://127.0.0.1:${distance === 'far' ? far.port : collectorPort}`;
    const isPage = /^\d+$/.test(file ?? '');
    const text = isPage ? pageHtml(candidate, Number(file)) : file === SCRIPT ? candidate.code : '';
    response
      .writeHead(200, { 'Content-Type': isPage ? 'text/html; charset=utf-8' : 'text/javascript' })
      .end(text.replaceAll(COLLECTOR, origin));
  });

  const sitePort = await listen(site);

  return {
    candidate,
    script: `/${SCRIPT}`,
    url: ({ links = 0, isReferred, isFar }) =>
      `http://localhost:${sitePort}/${isFar ? 'far' : 'near'}/${links}${isReferred ? '?ref=demo' : ''}`,
    siteRequests,
    collected,
    forget: () => {
      siteRequests.length = 0;
      collected.length = 0;
    },
    close: () => {
      far.close();
      for (const server of [site, collector]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

const SCRIPT = 'candidate.js';

const pathOf = (request: IncomingMessage) => (request.url ?? '').replace(/\?.*/, '');

const received = (request: IncomingMessage): Received => ({
  method: request.method ?? '',
  path: pathOf(request),
  at: performance.now(),
});
