import type { Sandbox } from '../../sandbox/start.ts';
import type { PortablePage } from '../engines/portable-page.ts';
import { createLink } from './create-link.ts';
import type { TestFixtures } from './fixtures.ts';
import type { Received } from './received.ts';
import { storedClicks } from './stored-clicks.ts';
import { tag } from './tag.ts';
import { expect } from './test.ts';
import { settled, visit } from './visit.ts';

type Fixtures = TestFixtures & { page: PortablePage; sandbox: Sandbox };
type Fault = Parameters<Sandbox['faults']['add']>[0];

/** The test of an API that fails once: the page sends the click again, and the API stores it once. */
export const triesAgain =
  (fault: Fault) =>
  async ({ page, sandbox, site, received }: Fixtures) => {
    const ref = `fault-${crypto.randomUUID()}`;
    await createLink(sandbox, ref);
    sandbox.faults.add({ ...fault, count: 1 });
    const clickId = await visit(page, `${site.page('/', tag(sandbox))}?ref=${ref}`);

    expect(await storedClicks(sandbox, ref)).toMatchObject([{ id: clickId }]);
    expect(requestIds(received)).toHaveLength(2);
    expect(new Set(requestIds(received)).size).toBe(1);
  };

/** The test of an API that refuses: no page sends that click again. */
export const refusesForGood =
  (status: number) =>
  async ({ page, sandbox, site, received }: Fixtures) => {
    sandbox.faults.add({ kind: 'status', status });
    await visit(page, `${site.page('/', tag(sandbox))}?ref=demo`);
    expect(await page.evaluate(() => window.__selgeo?.ready())).toEqual({
      clickId: null,
      status: 'rejected',
    });
    sandbox.faults.clear();
    await visit(page, site.page('/pricing', tag(sandbox)));
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await settled(page);
    expect(received.clicks()).toHaveLength(1);
  };

/** The `request_id` of each click that the API has received. */
export function requestIds(received: Received): unknown[] {
  return received.clicks().map(({ body }) => (body as { request_id?: string }).request_id);
}
