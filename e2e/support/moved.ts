import type { Sandbox } from '../../sandbox/start.ts';
import type { PortablePage } from '../engines/portable-page.ts';
import { pay } from './pay.ts';
import { latestSession, saleOnDashboard } from './shop.ts';
import type { Site } from './site.ts';
import { tag } from './tag.ts';
import { expect } from './test.ts';
import { UUID } from './visit.ts';

type Moved = {
  readonly page: PortablePage;
  readonly sandbox: Sandbox;
  readonly site: Site;
  readonly ref: string;
  /** What docs/moving.md puts below the tag. */
  readonly code: string;
};

/** Buys by a Payment Link on a page where the tag has been exchanged, and looks whom the dashboard credits. */
export async function creditsBoughtHere({ page, sandbox, site, ref, code }: Moved): Promise<void> {
  const links = `buy.localhost:${new URL(sandbox.origins.stripe).port}`;
  const html = `${tag(sandbox, { 'data-payment-link-hosts': links })}${code}<a href="http://${links}/test_book">Buy</a>`;
  await page.goto(site.page('/', html));
  await expect.poll(() => page.evaluate('__selgeo.getClickId()')).toMatch(UUID);
  const clickId = await page.evaluate('__selgeo.getClickId()');
  await page.click('a');
  await page.waitForURL(/\/c\/pay\//);
  await pay(page);
  await page.waitForURL(/\/c\/confirmed\//);
  const session = await latestSession(sandbox);
  expect(session).toMatchObject({ client_reference_id: clickId });
  const sale = await saleOnDashboard(page, sandbox, session?.id ?? '');
  for (const text of ['Attributed', `Partner of ${ref}`, 'by_client_reference_id'])
    expect(sale).toContain(text);
}
