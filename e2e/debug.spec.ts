import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { UUID, visit } from './support/visit.ts';

for (const value of ['', 'on']) {
  test(`debug loads ${value}`, async ({ page, sandbox, site, received }) => {
    const address = site.page('/', tag(sandbox, { 'data-debug': value }));
    expect(await visit(page, `${address}?ref=demo`)).toMatch(UUID);
    expect(await page.evaluate(() => performance.getEntriesByType('resource').map((e) => e.name))).toEqual(
      [],
    );
    expect(received.clicks()).toHaveLength(1);
  });
}
