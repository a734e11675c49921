import { outlivesStored, outlivesToken } from './support/poisoned.ts';
import { PARKED } from './support/poisoned-values.ts';
import { test } from './support/test.ts';

// What the snippet makes of malformed texts and answers; of large ones, see poisoned-values.spec.ts.

for (const [what, stored] of Object.entries({
  'null where lists should be': { __selgeo_parked: 'null', __selgeo_seen: 'null' },
  'lists of nothing': { __selgeo_parked: '[0]', __selgeo_seen: '[null]' },
  'lists of lists': { __selgeo_parked: '[[[]]]', __selgeo_seen: '[[],{}]' },
  'texts where clicks should be': { __selgeo_parked: '["ref"]', __selgeo_seen: '"ref"' },
  'clicks without a request ID': {
    __selgeo_parked: JSON.stringify([{ ...PARKED, ref: 'x', request_id: 7 }]),
  },
} as Record<string, Record<string, string>>)) {
  test(`a storage with ${what} does not stop the clicks of its tab`, outlivesStored(stored));
}

for (const [what, token] of Object.entries({
  'a visitor token that is an object': { trim: 1 },
  'a visitor token that is a number': 7,
  'a blank visitor token': '  ',
})) {
  test(`an API that answers ${what} stops no later click of the tab`, outlivesToken(token));
}
