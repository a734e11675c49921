import type { Context, MiddlewareHandler } from 'hono';

/** A request as the server received it, and what it answered. */
export type ReceivedRequest = {
  /** When it arrived, ISO 8601 in UTC. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** Names in lower case. Of credentials only their presence is kept. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Parsed where it is JSON, text otherwise; empty text for no body, and for one that was refused for its size. At most its
   * first 64 KB, and only of the latest 500 requests.
   */
  readonly body: unknown;
  /** Null while no answer was given, or none ever was. */
  readonly status: number | null;
};

type Entry = Omit<ReceivedRequest, 'body' | 'status'> & { text: string; status: number | null };

const credentials = new Set(['authorization', 'proxy-authorization', 'cookie', 'stripe-signature']);

const KEPT = 10_000;
const BODIES_KEPT = 500;
const LARGEST_KEPT = 64 * 1024;

/** Remembers the latest requests in the order of their arrival, in memory only. */
export function createRequestLog(now: () => number, kept = KEPT) {
  const log: Entry[] = [];
  const entries = new WeakMap<Context, Entry>();

  const record: MiddlewareHandler = async (c, next) => {
    const entry: Entry = {
      at: new Date(now()).toISOString(),
      method: c.req.method,
      path: c.req.path.slice(0, 2048),
      headers: withoutCredentials(c.req.header()),
      text: '',
      status: null,
    };
    entries.set(c, entry);
    log.push(entry);
    if (log.length > kept) log.shift();
    const old = log.at(-1 - BODIES_KEPT);
    if (old) old.text = '';
    await next();
    entry.status = c.res.status;
  };

  /** Comes after what limits the body. */
  const keepBody: MiddlewareHandler = async (c, next) => {
    const entry = entries.get(c);
    if (entry) entry.text = (await c.req.text()).slice(0, LARGEST_KEPT);
    await next();
  };

  return {
    record,
    keepBody,
    all: (): readonly ReceivedRequest[] =>
      log.map(({ text, status, ...entry }) => ({ ...entry, body: parsed(text), status })),
  };
}

function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, credentials.has(name) ? '(present)' : value]),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
