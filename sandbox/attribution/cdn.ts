import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';

/** Stands in for cdn.selgeo.com. The files are read on each request, so that a rebuild shows at once. */
export function createCdn(snippetDir: string): Hono {
  const send = (name: string, type: string) => async (c: Context) => {
    c.header('Cache-Control', 'no-cache');
    const content = await readFile(join(snippetDir, name), 'utf8').catch(() => null);
    if (content === null) return c.text(`${name} is not built yet: run "npm run build", then reload.\n`, 404);
    return c.body(content, 200, { 'Content-Type': type });
  };
  return new Hono()
    .use('/v1/selgeo.js', cors())
    .use('/v1/selgeo.js.map', cors())
    .get('/v1/selgeo.js', send('selgeo.js', 'text/javascript; charset=utf-8'))
    .get('/v1/selgeo.js.map', send('selgeo.js.map', 'application/json; charset=utf-8'));
}
