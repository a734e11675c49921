import { describe, expect, it } from 'vitest';
import { isNotNow } from '../../src/agreed/is-not-now.ts';

describe('isNotNow', () => {
  it.each([undefined, 0, 408, 425, 429, 500, 502, 503, 504, 599])('takes %s for "not now"', (status) => {
    expect(isNotNow(status)).toBe(true);
  });

  it.each([200, 201, 204, 304, 400, 401, 403, 404, 409, 410, 422, 451, 499])(
    'takes %i for an answer',
    (status) => {
      expect(isNotNow(status)).toBe(false);
    },
  );
});
