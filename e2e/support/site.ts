import { type Context, Hono } from 'hono';
import { serve } from '../../sandbox/support/serve.ts';
import { isWebDriver } from '../engines/engine.ts';
import { RECORDER } from './problems.ts';

type Handler = (c: Context) => Promise<Response>;
type Page = { readonly html: string; readonly headers?: Record<string, string> };

/** A merchant's web site whose pages a test writes itself. */
export type Site = {
  readonly origin: string;
  /** Puts a page at a path and returns its address. A string is what stands between `<html>` tags. */
  page(path: string, page: string | Page): string;
  /** Lets a handler answer what browsers post to a path. */
  post(path: string, handler: Handler): void;
  /** Paths, with query, that browsers have asked for. */
  requests(): readonly string[];
  /** The errors that its pages have reported themselves, where the engine's driver does not tell of them. */
  problems(): readonly string[];
  close(): Promise<void>;
};

export async function startSite(): Promise<Site> {
  const pages = new Map<string, Page>();
  const handlers = new Map<string, Handler>();
  const problems: string[] = [];
  const requests: string[] = [];
  const app = new Hono();
  app.post('/problems', async (c) => {
    problems.push(`${await c.req.text()} (${c.req.header('Referer')})`);
    return c.body(null, 204);
  });
  app.post('*', (c) => handlers.get(c.req.path)?.(c) ?? c.notFound());
  app.get('*', (c) => {
    requests.push(c.req.url.slice(new URL(c.req.url).origin.length));
    const page = pages.get(c.req.path);
    return page ? c.html(wrap(page), 200, page.headers ?? {}) : c.notFound();
  });
  const { port, close } = await serve(app, 0);
  const origin = `http://localhost:${port}`;
  return {
    origin,
    page: (path, page) => {
      pages.set(path, typeof page === 'string' ? { html: page } : page);
      return origin + path;
    },
    post: (path, handler) => void handlers.set(path, handler),
    requests: () => requests,
    problems: () => problems,
    close,
  };
}

function wrap({ html, headers = {} }: Page): string {
  // A policy under test must hold as it is: where it would have to let the recorder in, nothing is recorded.
  const recorder = isWebDriver && !headers['Content-Security-Policy'] ? RECORDER : '';
  // An empty icon, so that no browser asks for one and logs a 404.
  return `<!doctype html><html>${recorder}<link rel="icon" href="data:," />${html}</html>`;
}
