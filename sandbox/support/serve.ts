import { type AddressInfo, createServer } from 'node:net';
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
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (wanted !== 0 && error.code === 'EADDRINUSE') resolve(freePort(0));
      else reject(error);
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
