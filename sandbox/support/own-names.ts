import type { MiddlewareHandler } from 'hono';

/** `.localhost` and `.test` belong to nobody (RFC 6761), so no name of theirs leads here from outside. */
const OWN = /^(127\.0\.0\.1|\[::1\]|([\w-]+\.)*(localhost|test))$/;

/**
 * Refuses requests under any name but this machine's own. Else a web page could make its own name lead to 127.0.0.1
 * (DNS rebinding) and then read and change everything, as if the sandbox were part of it.
 */
export const ownNamesOnly: MiddlewareHandler = async (c, next) => {
  if (OWN.test(new URL(c.req.url).hostname)) return next();
  const message = 'The sandbox answers to localhost, names below it, 127.0.0.1 and [::1] only.';
  return c.json({ error: { code: 'foreign_host', message } }, 421);
};
