import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';

// What the snippet makes of a number; what it makes of the other things that a page may replace is in hostile-pages.spec.ts.

test.afterEach(({ sandbox }) => sandbox.faults.clear());

for (const random of ['NaN', '-1e9', '1e9', 'undefined', '"x"', 'null']) {
  test(`a random number that is ${random} makes no page send without a pause`, async ({
    page,
    sandbox,
    site,
    received,
    knownErrors,
  }) => {
    knownErrors.push(/status of 503/);
    sandbox.faults.add({ kind: 'status', status: 503 });
    await page.goto(
      `${site.page('/', `<script>Math.random = () => ${random}</script>${tag(sandbox)}`)}?ref=demo`,
    );
    await expect.poll(() => received.clicks()[0]?.status).toBe(503);
    // Without pauses, the four attempts of a page are over at once.
    expect(await page.evaluate(() => window.__selgeo?.ready({ timeout: 200 }))).toEqual({
      clickId: null,
      status: 'pending',
    });
  });
}
