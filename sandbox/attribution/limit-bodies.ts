import { bodyLimit } from 'hono/body-limit';
import { problem } from './problem.ts';

/** Far above any click, conversion or form. */
export const LARGEST_BODY = 64 * 1024;

/** Refuses a larger body before anything of it is kept, and without reading it to its end. */
export const limitBodies = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: (c) => c.json(problem('body_too_large', null, 'The body must be at most 64 KB.'), 400),
});
