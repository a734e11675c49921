import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';

/** Takes forms of the sandbox's own pages only, also where these have come through a proxy under one of `publicOrigins`. */
export function ownFormsOnly(publicOrigins: readonly string[] = []): MiddlewareHandler {
  return csrf({
    origin: (origin, c) => origin === new URL(c.req.url).origin || publicOrigins.includes(origin),
  });
}
