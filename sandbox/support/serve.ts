import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { serve as serveNode } from '@hono/node-server';

type App = { fetch: (request: Request) => Response | Promise<Response> };

/** A listening origin. `close` ends open connections (live dashboards) too, and resolves when the port is free again. */
export type Served = { readonly port: number; readonly close: () => Promise<void> };

/** The loopback interface: nothing outside this machine reaches what listens there. */
export const LOOPBACK = '127.0.0.1';

/** Serves a Hono app, on the loopback interface unless told otherwise; at port 0, on one that nobody else has. */
export function serve(app: App, port: number, hostname = LOOPBACK): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = serveNode({ fetch: app.fetch, port, hostname }, (address) => {
      resolve({
        port: address.port,
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
export async function freePort(wanted: number, hostname = LOOPBACK): Promise<number> {
  if (wanted !== 0 && (await isFree(wanted, hostname))) return wanted;
  for (;;) {
    // Above the ports that browsers block, which end at 10080 (https://fetch.spec.whatwg.org/#port-blocking), and below those
    // that systems give to outgoing connections, so that none takes it before it is used.
    const port = randomInt(10_081, 32_000);
    if (await isFree(port, hostname)) return port;
  }
}

/** Rejects where nothing could listen at all, such as at an address that this machine does not have. */
export function isFree(port: number, hostname: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    probe.listen(port, hostname, () => probe.close(() => resolve(true)));
  });
}
