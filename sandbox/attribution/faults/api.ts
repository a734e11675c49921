import { Hono } from 'hono';
import { z } from 'zod';
import { isJson } from '../content-type.ts';
import { invalidField, parseJson, problem } from '../problem.ts';
import type { Faults } from './faults.ts';
import { faultSchema } from './schema.ts';

const several = z.array(faultSchema);

/** Faults as JSON, for tests and scripts. Other origins can neither read nor change them: no CORS, and JSON only. */
export function createFaultApi(faults: Faults): Hono {
  return new Hono()
    .get('/sandbox/faults', (c) => c.json(faults.list()))
    .post('/sandbox/faults', async (c) => {
      if (!isJson(c.req.header('content-type')))
        return c.json(problem('not_json', null, 'Send JSON, with Content-Type: application/json.'), 415);
      const json = parseJson(await c.req.text());
      if ('error' in json) return c.json(json, 400);
      if (Array.isArray(json.value) && (json.value.length < 1 || json.value.length > 100))
        return c.json(problem('invalid_body', null, 'The array must hold 1 to 100 faults.'), 400);
      const request = (Array.isArray(json.value) ? several : faultSchema).safeParse(json.value);
      if (!request.success) return c.json(invalidField(request.error), 400);
      return c.json(faults.add(request.data), 201);
    })
    .delete('/sandbox/faults', (c) => {
      faults.clear();
      return c.body(null, 204);
    })
    .delete('/sandbox/faults/:id', (c) => {
      const id = c.req.param('id');
      return faults.remove(Number(id))
        ? c.body(null, 204)
        : c.json(
            problem('unknown_fault', 'id', 'There is no active fault with this id; it may be used up.'),
            404,
          );
    });
}
