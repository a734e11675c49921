import { Hono } from 'hono';
import { createCdn } from '../../sandbox/attribution/cdn.ts';
import { freePort, serve } from '../../sandbox/support/serve.ts';
import { RELEASE } from '../../tools/release-folder.mjs';

/** An origin that serves the release folder, and that browsers ask on every page. */
export type Cdn = {
  readonly origin: string;
  /** Paths that browsers have asked for, in their order. */
  requests(): readonly string[];
  close(): Promise<void>;
};

/** Starts one. `missing` names the paths that it answers with 404. */
export async function startCdn(...missing: readonly string[]): Promise<Cdn> {
  const port = await freePort(0);
  const requests: string[] = [];
  const app = new Hono();
  app.use(async (c, next) => {
    requests.push(c.req.path);
    return missing.includes(c.req.path) ? c.notFound() : next();
  });
  app.route('/', createCdn(RELEASE, true));
  const { close } = await serve(app, port);
  return { origin: `http://localhost:${port}`, requests: () => requests, close };
}
