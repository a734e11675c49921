import type { Page } from '@playwright/test';
import type { Sandbox } from '../../sandbox/start.ts';
import { overPlaywright } from '../engines/playwright-page.ts';
import { payHost } from './pay-host.ts';
import type { Site } from './site.ts';
import { tag } from './tag.ts';
import { visit } from './visit.ts';

/** Opens a page as a referred visitor; when the snippet has settled, a Payment Link comes. */
export async function openShop(page: Page, sandbox: Sandbox, site: Site) {
  const host = payHost(site);
  site.page('/buy', '<p>Paid</p>');
  const html = `${tag(sandbox, { 'data-payment-link-hosts': host })}
    <main><button id="before">Before</button></main><div id="target" style="height: 200px">Drop here</div>`;
  const clickId = await visit(overPlaywright(page), `${site.page('/', html)}?ref=demo`);
  await page.evaluate((link) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', `<a href="${link}">Buy</a>`);
  }, `http://${host}/buy`);
  return { clickId, requests: () => site.requests().filter((path) => path.startsWith('/buy')) };
}
