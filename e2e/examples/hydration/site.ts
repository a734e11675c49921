import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import type { Sandbox } from '../../../sandbox/start.ts';
import { freePort, serve } from '../../../sandbox/support/serve.ts';
import { BUNDLES } from './build.ts';
import type { PageProps } from './props.ts';

export type HydrationSite = {
  readonly origin: string;
  /** Lets the script of `/early` and of `/late` through, which is held until then. */
  release(): void;
  /** The forms that have been sent to it. */
  forms(): readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
};

/**
 * A site that renders its page on the server: at `/early` the page hydrates as soon as its script is there, which
 * holds up its `load` event; at `/late` it does not hydrate before the test imports that script.
 */
export async function startHydrationSite({ origins }: Sandbox): Promise<HydrationSite> {
  const { render }: { render: (props: PageProps) => string } = await import(BUNDLES.server);
  const links = origins.stripe.replace('//', '//buy.');
  const port = await freePort(0);
  const forms: Record<string, unknown>[] = [];
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });

  const app = new Hono();
  app.get('/client.js', async (c) => {
    await released;
    return c.body(await readFile(BUNDLES.client, 'utf8'), 200, { 'Content-Type': 'text/javascript' });
  });
  app.post('/join', async (c) => {
    forms.push(await c.req.parseBody());
    // An empty icon, so that no browser asks for one and logs a 404.
    return c.html('<!doctype html><link rel="icon" href="data:," /><h1>Thank you</h1>');
  });
  for (const early of [true, false])
    app.get(early ? '/early' : '/late', (c) => c.html(render({ api: origins.attribution, links, early })));

  const { close } = await serve(app, port);
  return {
    origin: `http://localhost:${port}`,
    release: () => release(),
    forms: () => forms,
    close: () => {
      // A script that nobody waits for any more.
      release();
      return close();
    },
  };
}
