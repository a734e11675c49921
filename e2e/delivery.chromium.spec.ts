import { refusesForGood, triesAgain } from './support/deliveries.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { test } from './support/test.ts';

// What the snippet makes of a status or a body, whatever engine has received it; the others are in delivery.spec.ts.

test.beforeEach(({ knownErrors }) => {
  knownErrors.push(...NETWORK_ERRORS);
});
test.afterEach(({ sandbox }) => sandbox.faults.clear());

for (const [name, fault] of Object.entries({
  'answers 408': { kind: 'status', status: 408 },
  'answers 500': { kind: 'status', status: 500 },
  'answers with nothing': { kind: 'invalid', variant: 'empty' },
  'answers with a click ID that is none': { kind: 'invalid', variant: 'not-a-uuid' },
} as const)) {
  test(`when the API ${name}, the same page tries again, and the click counts once`, triesAgain(fault));
}

for (const status of [400, 401, 403, 422]) {
  test(`a ${status} refuses the click for good`, refusesForGood(status));
}
