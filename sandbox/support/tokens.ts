import { serveStatic } from '@hono/node-server/serve-static';
import { assetPath } from './assets.ts';

/** Serves the design tokens, which the pages of all three origins share. */
export const tokens = serveStatic({ path: assetPath('support/tokens.css') });
