import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { openDatabase } from '../support/database.ts';
import { ownNamesOnly } from '../support/own-names.ts';
import type { World } from '../support/world.ts';
import { createCdn } from './cdn.ts';
import { createClickApi } from './click-api.ts';
import { createConversionApi } from './conversion-api.ts';
import { createDashboard } from './dashboard/routes.ts';
import type { Deps } from './deps.ts';
import { createFaultApi } from './faults/api.ts';
import { createFaults } from './faults/faults.ts';
import { createFaultGate } from './faults/gate.ts';
import type { ActiveFault, FaultInput } from './faults/schema.ts';
import { createInspection } from './inspect.ts';
import { limitBodies } from './limit-bodies.ts';
import { createLive, type LiveEvent } from './live.ts';
import { problem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { createRequestLog, type ReceivedRequest } from './request-log.ts';
import { schema } from './schema.ts';
import { seed } from './seed.ts';
import { createStripeWebhook } from './webhook/route.ts';
import { settleLeftovers } from './webhook/settle.ts';

export type { ActiveFault, FaultInput } from './faults/schema.ts';
export type { ReceivedRequest } from './request-log.ts';

export type AttributionOptions = {
  readonly world: World;
  /** SQLite file, created when missing; `:memory:` for one that is gone on close. */
  readonly database: string;
  /** The folder that `npm run release:files` makes. */
  readonly snippetDir: string;
  /** Has browsers ask for the snippet on every page. */
  readonly isFresh?: boolean;
  /** Milliseconds since 1970; the system clock by default. */
  readonly now?: () => number;
  /** From 0 to below 1, for faults with a `share`; `Math.random` by default. */
  readonly random?: () => number;
};

export type Attribution = {
  readonly app: Hono;
  /** Ends live streams and closes the database. */
  readonly close: () => void;
  /** What reached the API since the start, oldest first: see `ReceivedRequest`. */
  readonly requests: () => readonly ReceivedRequest[];
  /** What goes wrong on purpose with `POST /v1/clicks`, until it is cleared or the process ends. */
  readonly faults: {
    /** Appends to the ordered list; throws, naming the field, on a malformed fault. */
    readonly add: (fault: FaultInput | readonly FaultInput[]) => void;
    readonly clear: () => void;
    readonly list: () => readonly ActiveFault[];
  };
};

/** The attribution origin: click API, Conversion API, Stripe webhook, the "CDN" and the dashboard. */
export function createAttribution({
  world,
  database,
  snippetDir,
  isFresh,
  now = Date.now,
  random = Math.random,
}: AttributionOptions): Attribution {
  const db = openDatabase(database, schema);
  seed(db, world.keys, new Date(now()).toISOString());
  settleLeftovers({ db, now, log: world.log });
  const live = createLive();
  const log = createRequestLog(now);
  const announce = (event: LiveEvent) => {
    if (event.text) world.log(event.text);
    live.publish(event);
  };
  const faults = createFaults(random, (text) => announce({ kind: 'fault', text }));
  const gate = createFaultGate(faults);
  const deps: Deps = {
    db,
    world,
    now,
    rateLimit: createRateLimit(1000, now),
    announce,
    faults,
  };

  const app = new Hono();
  app.use(ownNamesOnly(world.publicOrigins));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    world.log(`Attribution failed at ${c.req.method} ${c.req.path}: ${error.message}`);
    return c.json(problem('internal', null, 'The sandbox failed; its terminal says why.'), 500);
  });
  for (const path of ['/v1/clicks/*', '/api/v1/conversions', '/webhooks/stripe']) app.use(path, log.record);
  app.route('/', createStripeWebhook(deps, log.keepBody));
  // Before CORS answers the preflight request, and after it, so that the page can read a faulty answer.
  app.options('/v1/clicks', gate.middleware);
  app.use(
    '/v1/clicks',
    cors({
      origin: '*',
      // Whatever was asked for, headers too: a page may have wrapped `fetch`.
      allowMethods: (_, c) => [c.req.header('Access-Control-Request-Method') ?? 'POST'],
      exposeHeaders: ['Retry-After'],
    }),
  );
  app.use(limitBodies);
  for (const path of ['/v1/clicks/*', '/api/v1/conversions']) app.use(path, log.keepBody);
  app.post('/v1/clicks', gate.middleware);
  app.route('/', createClickApi(deps));
  app.route('/', createConversionApi(deps));
  app.route('/', createCdn(snippetDir, isFresh));
  app.route('/', createInspection(deps, log.all));
  app.route('/', createFaultApi(faults));
  app.get('/live', live.stream);
  app.route('/', createDashboard(deps));

  return {
    app,
    close: () => {
      live.close();
      gate.close();
      db.close();
    },
    requests: log.all,
    faults,
  };
}
