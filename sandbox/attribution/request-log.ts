import type { MiddlewareHandler } from 'hono';

/** A request as the server received it, and what it answered. */
export type ReceivedRequest = {
  /** When it arrived, ISO 8601 in UTC. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** Names in lower case. Of credentials only their presence is kept. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON, text otherwise; empty text for no body. */
  readonly body: unknown;
  /** Null while no answer was given, or none ever was. */
  readonly status: number | null;
};

const credentials = new Set(['authorization', 'proxy-authorization', 'cookie', 'stripe-signature']);

/** Remembers the latest `kept` requests in the order of their arrival, in memory only. */
export function createRequestLog(now: () => number, kept = 10_000) {
  const log: ReceivedRequest[] = [];

  const record: MiddlewareHandler = async (c, next) => {
    const entry = {
      at: new Date(now()).toISOString(),
      method: c.req.method,
      path: c.req.path,
      headers: withoutCredentials(c.req.header()),
      body: '' as unknown,
      status: null as number | null,
    };
    log.push(entry);
    if (log.length > kept) log.shift();
    entry.body = parsed(await c.req.text());
    await next();
    entry.status = c.res.status;
  };

  return { record, all: (): readonly ReceivedRequest[] => log.map((entry) => ({ ...entry })) };
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
