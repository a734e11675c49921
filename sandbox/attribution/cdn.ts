import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';

/** Stands in for cdn.selgeo.com. The files are read on each request, so that a rebuild shows at once. */
export function createCdn(snippetDir: string): Hono {
  const send = (name: string, type: string) => async (c: Context) => {
    c.header('Cache-Control', 'no-cache');
    // A page with `Cross-Origin-Embedder-Policy: require-corp` loads no script of another origin without it.
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    const content = await readFile(join(snippetDir, name), 'utf8').catch(() => null);
    if (content === null) return c.text(`${name} is not built yet: run "npm run build", then reload.\n`, 404);
    return c.body(content, 200, { 'Content-Type': type });
  };
  const app = new Hono();
  for (const script of ['selgeo.js', 'selgeo-debug.js', 'compat/rewardful.js']) {
    app
      .use(`/v1/${script}`, cors())
      .use(`/v1/${script}.map`, cors())
      .get(`/v1/${script}`, send(script, 'text/javascript; charset=utf-8'))
      .get(`/v1/${script}.map`, send(`${script}.map`, 'application/json; charset=utf-8'));
  }
  return app;
}
