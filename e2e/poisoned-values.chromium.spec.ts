import { outlivesStored, outlivesToken } from './support/poisoned.ts';
import { MALFORMED } from './support/poisoned-values.ts';
import { test } from './support/test.ts';

// What the snippet makes of malformed texts and answers; of large ones, see poisoned-values.spec.ts.

for (const [what, stored] of Object.entries(MALFORMED)) {
  test(`a storage with ${what} does not stop the clicks of its tab`, outlivesStored(stored));
}

for (const [what, token] of Object.entries({
  'a visitor token that is an object': { trim: 1 },
  'a visitor token that is a number': 7,
  'a blank visitor token': '  ',
})) {
  test(`an API that answers ${what} stops no later click of the tab`, outlivesToken(token));
}
