import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from './listen.ts';

/** The round trip to a distant server, in milliseconds. */
export const ROUND_TRIP = 150;

/**
 * Listens on the loopback interface and passes every connection on to another port, as if that were a round trip away:
 * each piece of data arrives half a round trip later, and the first one of a connection a whole round trip later still,
 * for the handshake of TCP, which the loopback interface answers at once. TLS is not simulated; it would cost every
 * script the same one round trip more.
 */
export async function startFarAway(port: number): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    pass(near, far, ROUND_TRIP);
    pass(far, near, 0);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
  });
  return {
    port: await listen(server),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Passes on what comes from one side, in its order, and nothing before the handshake is over. */
function pass(from: Socket, to: Socket, handshake: number): void {
  const connected = performance.now() + handshake;
  let last = Promise.resolve();
  const later = (act: () => void) => {
    const due = Math.max(connected, performance.now()) + ROUND_TRIP / 2;
    last = last.then(() => sleep(due - performance.now())).then(act);
  };
  from.on('data', (piece) => later(() => to.write(piece)));
  from.on('end', () => later(() => to.end()));
}
