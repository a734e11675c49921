import type { PortablePage } from '../../engines/portable-page.ts';
import { until } from '../../engines/until.ts';
import type { Site } from '../../support/site.ts';
import { settled } from '../../support/visit.ts';

/** Everything that carries a click ID to the server of the shop, each to a path of its own. */
export const CARRIERS = (payHost: string): string => `
  <a id="buy" href="http://${payHost}/buy">Buy</a>
  <form id="lead" data-selgeo action="/lead"><button>Send</button></form>
  <form id="marked" action="/marked"><input type="hidden" name="click_id" data-selgeo><button>Send</button></form>
  <button id="asked" onclick="location.assign('/asked?click_id=' + (__selgeo.getClickId() ?? ''))">Pay</button>
  <button id="read" onclick="location.assign('/read?click_id=' + (sessionStorage.getItem('__selgeo_cid') ?? ''))">Pay</button>`;

export const WAYS = ['buy', 'lead', 'marked', 'asked', 'read'] as const;

/** Puts the pages of the shop that take the money. */
export function openTills(site: Site): void {
  for (const way of WAYS) site.page(`/${way}`, '<p>Thanks</p>');
}

/** The click ID of each sale that the shop has received, `null` where it came without one. */
export function sales(site: Site): (string | null)[] {
  const isSale = new RegExp(`^/(${WAYS.join('|')})(\\?|$)`);
  return site
    .requests()
    .filter((path) => isSale.test(path))
    .map((path) => {
      const { searchParams } = new URL(path, site.origin);
      return searchParams.get('client_reference_id') || searchParams.get('click_id') || null;
    });
}

/** Pays on the page that the tab shows, once nothing waits for the API any more. */
export async function pay(page: PortablePage, site: Site, way: (typeof WAYS)[number]): Promise<void> {
  await until('an empty queue', async () => {
    await settled(page);
    return page.evaluate(() => !sessionStorage.getItem('__selgeo_parked')?.includes('{'));
    // Then the visitor pays all the same, and the API tells what is missing.
  }).catch(() => {});
  const before = sales(site).length;
  await page.click(way === 'lead' || way === 'marked' ? `#${way} button` : `#${way}`);
  await until('the sale', async () => sales(site).length > before);
}
