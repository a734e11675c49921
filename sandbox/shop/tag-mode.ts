import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { ownFormsOnly } from '../support/own-forms.ts';

/**
 * How the shop's tag is set: `plain`, as it comes; or `consent`, where it waits for the visitor's answer and keeps the click
 * in a cookie. Chosen in the bar of the sandbox.
 */
export type TagMode = 'plain' | 'consent';

/** A cookie of the sandbox, so that each browser has its own mode. */
const NAME = 'fernleaf_tag';

export const tagModeOf = (c: Context): TagMode => (getCookie(c, NAME) === 'consent' ? 'consent' : 'plain');

/** Switches the mode, and leads back to the page that asked for it. */
export function tagModeRoutes(publicOrigins?: readonly string[]): Hono {
  const routes = new Hono();
  routes.use('/tag-mode', ownFormsOnly(publicOrigins));
  routes.post('/tag-mode', async (c) => {
    const { mode } = await c.req.parseBody();
    if (mode === 'consent') setCookie(c, NAME, mode, { path: '/', sameSite: 'Lax', httpOnly: true });
    else deleteCookie(c, NAME, { path: '/' });
    const own = [new URL(c.req.url).origin, ...(publicOrigins ?? [])];
    const asked = c.req.header('Referer') ?? '';
    return c.redirect(own.some((origin) => asked.startsWith(`${origin}/`)) ? asked : '/', 303);
  });
  return routes;
}
