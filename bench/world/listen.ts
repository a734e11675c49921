import type { Server } from 'node:net';

/** Lets a server, also one of HTTP, listen on the loopback interface only, and gives the free port that it has taken. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
    });
  });
}
