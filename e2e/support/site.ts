import { Hono } from 'hono';
import { freePort, serve } from '../../sandbox/support/serve.ts';

type Page = { readonly html: string; readonly headers?: Record<string, string> };

/** A merchant's web site whose pages a test writes itself. */
export type Site = {
  readonly origin: string;
  /** Puts a page at a path and returns its address. A string is what stands between `<html>` tags. */
  page(path: string, page: string | Page): string;
  close(): Promise<void>;
};

export async function startSite(): Promise<Site> {
  const pages = new Map<string, Page>();
  const app = new Hono();
  app.get('*', (c) => {
    const page = pages.get(c.req.path);
    // An empty icon, so that no browser asks for one and logs a 404.
    const html = (body: string) => `<!doctype html><html><link rel="icon" href="data:," />${body}</html>`;
    return page ? c.html(html(page.html), 200, page.headers ?? {}) : c.notFound();
  });
  const port = await freePort(0);
  const { close } = await serve(app, port);
  const origin = `http://localhost:${port}`;
  return {
    origin,
    page: (path, page) => {
      pages.set(path, typeof page === 'string' ? { html: page } : page);
      return origin + path;
    },
    close,
  };
}
