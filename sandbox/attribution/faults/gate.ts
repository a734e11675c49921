import type { Socket } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { parseJson, problem } from '../problem.ts';
import type { Faults } from './faults.ts';
import { endlessAnswer, gatewayAnswer, unusableAnswer } from './unusable-answer.ts';

/** Stands in front of the click API and does to a request what the first matching fault says. */
export function createFaultGate(faults: Faults) {
  const timers = new Set<NodeJS.Timeout>();
  const sockets = new Set<Socket>();

  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms);
      timers.add(timer);
    });

  const cutOnClose = (socket: Socket | undefined) => {
    if (!socket) return;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };

  const middleware: MiddlewareHandler = async (c, next) => {
    // Browsers resend a request by themselves when a connection breaks that has served one before (RFC 9112, 9.3.1).
    // That would use a fault up unseen, hence a connection for every click.
    c.header('Connection', 'close');
    const fault = faults.hit({ method: c.req.method, ref: refOf(await c.req.text()) });
    if (!fault) return next();

    switch (fault.kind) {
      case 'down':
        neededSocket(c).destroy();
        return noAnswer();
      case 'hang':
        cutOnClose(neededSocket(c));
        return noAnswer();
      case 'drop': {
        const socket = neededSocket(c);
        await next();
        socket.destroy();
        return noAnswer();
      }
      case 'slow':
        cutOnClose(socketOf(c));
        await wait(fault.ms);
        return next();
      case 'status':
        if (fault.retry_after !== undefined) c.header('Retry-After', String(fault.retry_after));
        if (fault.body === 'html' || fault.body === 'empty')
          return gatewayAnswer(c, fault.body, fault.status);
        return c.json(
          problem('sandbox_fault', null, `A fault of the sandbox asks for a ${fault.status}.`),
          fault.status as ContentfulStatusCode,
        );
      case 'redirect':
        return c.redirect(fault.location, fault.status);
      case 'invalid':
        await next();
        // A refusal stays readable: it tells of a mistake of the client's own.
        if (c.res.ok) c.res = unusableAnswer(fault.variant);
        return;
      case 'endless':
        cutOnClose(socketOf(c));
        await next();
        if (c.res.ok) c.res = endlessAnswer(await c.res.text(), fault.bytes);
        return;
      case 'preflight':
        return c.body(null, 403);
    }
  };

  return {
    middleware,
    /** Gives up the requests that wait or hang, and cuts their connections. */
    close: (): void => {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      timers.clear();
    },
  };
}

/** Keeps the server from answering, for good. Nothing but the request holds on to it. */
const noAnswer = () => new Promise<never>(() => {});

/** Undefined for a request that came by `app.request()`. */
function socketOf(c: Context): Socket | undefined {
  return (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket;
}

function neededSocket(c: Context): Socket {
  const socket = socketOf(c);
  if (!socket)
    throw new Error('this fault needs a connection: serve the app instead of calling app.request()');
  return socket;
}

function refOf(body: string): string | undefined {
  const json = parseJson(body);
  const ref = 'value' in json ? (json.value as { ref?: unknown } | null)?.ref : undefined;
  return typeof ref === 'string' ? ref.trim() : undefined;
}
