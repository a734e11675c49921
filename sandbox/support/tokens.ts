import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';

/** Serves the design tokens, which the pages of all three origins share. */
export const tokens = serveStatic({ path: fileURLToPath(new URL('./tokens.css', import.meta.url)) });
