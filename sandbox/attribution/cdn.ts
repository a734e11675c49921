import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';

type Headers = Readonly<Record<string, string>>;

/** The endings of the compressed files beside a file, the smallest first, by what `Accept-Encoding` calls them. */
const COMPRESSED = { br: '.br', gzip: '.gz' };

/** The newest, and each version. The click API is below `/v1/` as well. */
const FOLDERS = ['/v1/*', '/:version{\\d+\\.\\d+\\.\\d+}/*'];

/**
 * Stands in for cdn.selgeo.com: serves the folder that `npm run release:files` makes, each file with the headers that its
 * `headers.json` names, and the compressed one beside it to whoever takes that. It is read on each request, so that a
 * rebuild shows at once: in the browser too where it `isFresh`, which has a browser ask before it uses what it has.
 */
export function createCdn(folder: string, isFresh = false): Hono {
  const app = new Hono();
  for (const path of FOLDERS) app.get(path, withoutRepeats, send);
  return app;

  async function send(c: Context, next: () => Promise<void>) {
    const { path } = c.req;
    const all = await readHeaders(folder);
    if (!all[path]) {
      if (!/\.(js|map|json)$/.test(path)) return next();
      return c.text(`${path} is not there. Run "npm run build", then reload.\n`, 404);
    }
    const accepted = c.req.header('Accept-Encoding') ?? '';
    const [, ending = ''] = Object.entries(COMPRESSED).find(([name]) => accepted.includes(name)) ?? [];
    const content = await readFile(join(folder, path + ending));
    return c.body(content, 200, { ...all[path + ending], ...(isFresh && { 'Cache-Control': 'no-cache' }) });
  }
}

/** A browser that has the file already gets a 304. */
const withoutRepeats = etag({
  retainedHeaders: [
    'ETag',
    'Cache-Control',
    'Vary',
    'Access-Control-Allow-Origin',
    'Cross-Origin-Resource-Policy',
    'Timing-Allow-Origin',
    'X-Content-Type-Options',
  ],
});

/** By address; none where the folder has not been made yet. */
async function readHeaders(folder: string): Promise<Readonly<Record<string, Headers>>> {
  const text = await readFile(join(folder, 'headers.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text);
}
