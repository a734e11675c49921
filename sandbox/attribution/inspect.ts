import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from './deps.ts';
import { invalidField } from './problem.ts';
import type { ReceivedRequest } from './request-log.ts';
import { listClicks, listRefusedClicks, newestConversions } from './store/reads.ts';

const query = z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100) });

/** What the server received and stored, as JSON, for tests and for people. Other origins cannot read it: no CORS. */
export function createInspection({ db }: Deps, requests: () => readonly ReceivedRequest[]): Hono {
  const list = (read: typeof listClicks | typeof newestConversions | typeof listRefusedClicks) =>
    new Hono().get('/', (c) => {
      const parsed = query.safeParse(c.req.query());
      if (!parsed.success) return c.json(invalidField(parsed.error), 400);
      return c.json(read(db, { limit: parsed.data.limit, offset: 0 }));
    });
  return new Hono()
    .get('/sandbox/requests', (c) => c.json(requests()))
    .route('/sandbox/clicks', list(listClicks))
    .route('/sandbox/refused-clicks', list(listRefusedClicks))
    .route('/sandbox/conversions', list(newestConversions));
}
