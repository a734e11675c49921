import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { serve as serveNode } from '@hono/node-server';

type App = { fetch: (request: Request) => Response | Promise<Response> };

/** A listening origin. `close` ends open connections (live dashboards) too, and resolves when the port is free again. */
export type Served = { readonly close: () => Promise<void> };

/** Serves a Hono app on the loopback interface only, so that nothing outside this machine can reach the sandbox. */
export function serve(app: App, port: number): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = serveNode({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => {
      resolve({
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.once('error', reject);
  });
}

/** The wanted port when it is free, another free one otherwise; 0 asks for any. */
export async function freePort(wanted: number): Promise<number> {
  if (wanted !== 0 && (await isFree(wanted))) return wanted;
  for (;;) {
    // Below the ports that systems give to outgoing connections, so that none takes it before it is used.
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
