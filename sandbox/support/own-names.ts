import type { MiddlewareHandler } from 'hono';

/** `localhost` and what is below it belongs to nobody (RFC 6761), and loopback addresses to this machine. */
const OWN = /^(([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/;

/**
 * Refuses requests under any name but this machine's own, and those of `publicOrigins`. Else a web page could make its own
 * name lead to 127.0.0.1 (DNS rebinding) and then read and change everything, as if the sandbox were part of it.
 */
export function ownNamesOnly(publicOrigins: readonly string[] = []): MiddlewareHandler {
  const names = publicOrigins.map((origin) => new URL(origin).hostname);
  const isOwn = (name: string) => OWN.test(name) || names.includes(name);
  return async (c, next) => {
    // An absolute address in the request line would hide what `Host` says.
    const asked = [new URL(c.req.url).hostname, hostnameOf(c.req.header('host'))];
    if (asked.every((name) => name === undefined || isOwn(name))) return next();
    const message = `The sandbox answers to ${['localhost, names below it, loopback addresses', ...names].join(', ')} only; --public-url adds a name.`;
    // A page may read why: it tells nothing of anybody.
    c.header('Access-Control-Allow-Origin', '*');
    return c.json({ error: { code: 'foreign_host', message } }, 421);
  };
}

function hostnameOf(host: string | undefined): string | undefined {
  if (host === undefined) return undefined;
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}
