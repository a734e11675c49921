import { expect, test } from '@playwright/test';
import { soak } from './soak/soak.ts';

// The long version is `npm run soak`.
test('of 50 referred visits with a random fault each, no click is lost and none counts twice', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const seed = Math.floor(Math.random() * 2 ** 31);
  const { expected, lost, twice } = await soak({ browser, visits: 50, seed, visitors: 4 });
  expect({ lost, twice }, `again with: npm run soak -- --visits 50 --seed ${seed}`).toEqual({
    lost: [],
    twice: [],
  });
  expect(expected).toBeGreaterThan(25);
});
