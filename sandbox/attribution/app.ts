import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { openDatabase } from '../support/database.ts';
import type { World } from '../support/world.ts';
import { createCdn } from './cdn.ts';
import { createClickApi } from './click-api.ts';
import { createConversionApi } from './conversion-api.ts';
import { createDashboard } from './dashboard/routes.ts';
import type { Deps } from './deps.ts';
import { createInspection } from './inspect.ts';
import { createLive } from './live.ts';
import { problem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { createRequestLog, type ReceivedRequest } from './request-log.ts';
import { schema } from './schema.ts';
import { seed } from './seed.ts';
import { createStripeWebhook } from './stripe-webhook.ts';

export type { ReceivedRequest } from './request-log.ts';

export type AttributionOptions = {
  readonly world: World;
  /** SQLite file, created when missing; `:memory:` for one that is gone on close. */
  readonly database: string;
  /** Folder with the built `selgeo.js`. */
  readonly snippetDir: string;
  /** Milliseconds since 1970; the system clock by default. */
  readonly now?: () => number;
};

export type Attribution = {
  readonly app: Hono;
  /** Ends live streams and closes the database. */
  readonly close: () => void;
  /** What reached the API since the start, oldest first: see `ReceivedRequest`. */
  readonly requests: () => readonly ReceivedRequest[];
};

/** The attribution origin: click API, Conversion API, Stripe webhook, the "CDN" and the dashboard. */
export function createAttribution({
  world,
  database,
  snippetDir,
  now = Date.now,
}: AttributionOptions): Attribution {
  const db = openDatabase(database, schema);
  seed(db, world.keys, new Date(now()).toISOString());
  const live = createLive();
  const log = createRequestLog(now);
  const deps: Deps = {
    db,
    world,
    now,
    rateLimit: createRateLimit(1000, now),
    announce: (event) => {
      world.log(event.text);
      live.publish(event);
    },
  };

  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    world.log(`Attribution failed at ${c.req.method} ${c.req.path}: ${error.message}`);
    return c.json(problem('internal', null, 'The sandbox failed; its terminal says why.'), 500);
  });
  for (const path of ['/v1/clicks', '/api/v1/conversions', '/webhooks/stripe']) app.use(path, log.record);
  app.use(
    '/v1/clicks',
    cors({
      origin: '*',
      allowMethods: ['POST'],
      allowHeaders: ['content-type'],
      exposeHeaders: ['Retry-After'],
    }),
  );
  // Faults go here: after the log and CORS, so that a fault is on record and readable by the page, before the API.
  app.route('/', createClickApi(deps));
  app.route('/', createConversionApi(deps));
  app.route('/', createStripeWebhook(deps));
  app.route('/', createCdn(snippetDir));
  app.route('/', createInspection(deps, log.all));
  app.get('/live', live.stream);
  app.route('/', createDashboard(deps));

  return {
    app,
    close: () => {
      live.close();
      db.close();
    },
    requests: log.all,
  };
}
