import type { PortablePage } from '../engines/portable-page.ts';
import type { Site } from './site.ts';
import { settled } from './visit.ts';

/** The same site under another name, which plays the site of a partner or of a payment provider. */
export const as = (name: string, { origin }: Site) => origin.replace('localhost', `${name}.localhost`);

const isAt = (path: string) => new RegExp(`//localhost.*${path.replaceAll('?', '\\?')}$`);

/** Follows a link on a page of another site. */
export async function followLink(page: PortablePage, site: Site, name: string, to: string): Promise<void> {
  site.page(`/of-${name}`, `<a href="${site.origin}${to}">Link</a>`);
  await page.goto(`${as(name, site)}/of-${name}`);
  await page.click('a');
  await page.waitForURL(isAt(to));
}

/** The same, until the snippet has settled; gives its click ID. */
export async function follow(
  page: PortablePage,
  site: Site,
  name: string,
  to: string,
): Promise<string | null> {
  await followLink(page, site, name, to);
  return settled(page);
}

/** How a visitor comes back to a landing page from a payment or a login; each gives the click ID there. */
export const WAYS_BACK: Readonly<
  Record<string, (page: PortablePage, site: Site, landing: string) => Promise<string | null>>
> = {
  'by a link of a payment page': (page, site, landing) => follow(page, site, 'pay', landing),
  'by a script of a payment page': async (page, site, landing) => {
    site.page('/login', `<script>location.replace('${site.origin}${landing}')</script>`);
    // Not `goto`, which waits for a page that has gone at once.
    await page.evaluate((url) => void location.assign(url), `${as('pay', site)}/login`);
    await page.waitForURL(isAt(landing));
    return settled(page);
  },
  'with more in its address': (page, site, landing) => follow(page, site, 'pay', `${landing}&canceled=1`),
  'from a login of the site itself': async (page, site, landing) => {
    await page.goto(site.page('/login', `<a href="${landing}">Back</a>`));
    await page.click('a');
    await page.waitForURL(isAt(landing));
    return settled(page);
  },
};
