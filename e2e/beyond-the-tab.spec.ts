import type { PortablePage } from './engines/portable-page.ts';
import { as } from './support/coming-back.ts';
import { NOTHING, REQUIRED, SIGNAL, say, stored } from './support/consent.ts';
import { GATES, type Gate, isOpen, JOURNEYS, type Journey, reaches, STORAGES } from './support/reach.ts';
import type { Site } from './support/site.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled } from './support/visit.ts';

const NEXT_DAY = '<script>{ const { now } = Date; Date.now = () => now() + 86_400_000; }</script>';

const BEFORE: Readonly<Record<Gate, readonly [before: string, attributes: Record<string, string>]>> = {
  none: ['', {}],
  closed: ['', REQUIRED],
  granted: [say('granted'), REQUIRED],
  refused: [say('denied'), REQUIRED],
  gpc: [SIGNAL, { 'data-opt-out': 'gpc' }],
};

/** Goes on from the landing page in one of the ways, and gives the tab in which that ends. */
const GO: Readonly<Record<Journey, (page: PortablePage, site: Site) => Promise<PortablePage>>> = {
  sameTab: async (page, site) => follow(page, '#next', as('shop', site)),
  linkedTab: (page) => page.popup(() => page.click('#blank')),
  typedTab: async (page, site) => type(await page.newPage(), `${as('shop', site)}/next`),
  nextDay: async (page, site) => type(await page.newPage(), `${as('shop', site)}/tomorrow`),
  subdomain: (page, site) => follow(page, '#subdomain', as('app.shop', site)),
  listed: (page, site) => follow(page, '#listed', as('other', site)),
  unlisted: (page, site) => follow(page, '#unlisted', as('evil-other', site)),
};

for (const storage of STORAGES) {
  for (const gate of Object.keys(GATES) as Gate[]) {
    test(`data-storage="${storage}" with ${GATES[gate]} reaches as far as the table says`, async ({
      page,
      sandbox,
      site,
      received,
    }) => {
      const [before, attributes] = BEFORE[gate];
      const script =
        before +
        tag(sandbox, {
          'data-storage': storage,
          'data-domains': 'shop.localhost, other.localhost',
          ...attributes,
        });
      const link = (id: string, href: string) => `<a id="${id}" href="${href}">${id}</a> `;
      const links =
        link('next', '/next') +
        '<a id="blank" href="/next" target="_blank">blank</a> ' +
        link('subdomain', `${as('app.shop', site)}/next`) +
        link('listed', `${as('other', site)}/next`) +
        link('unlisted', `${as('evil-other', site)}/next`);
      site.page('/', script + links);
      site.page('/next', script);
      site.page('/tomorrow', NEXT_DAY + script);
      const home = `${as('shop', site)}/`;

      await type(page, `${home}?ref=demo`);
      const clickId = isOpen(gate) ? await settled(page) : null;
      expect(clickId === null).toBe(!isOpen(gate));
      const found: Partial<Record<Journey, unknown>> = {};
      let isHome = false;
      for (const journey of Object.keys(JOURNEYS) as Journey[]) {
        // Where nothing in the address helps.
        if (!isHome) await type(page, home);
        const tab = await GO[journey](page, site);
        found[journey] = await kept(tab);
        isHome = tab !== page;
        if (isHome) await tab.close();
      }
      const expected = Object.keys(JOURNEYS).map((journey) => [
        journey,
        reaches(storage, journey as Journey, gate) ? clickId : null,
      ]);
      expect(found).toEqual(Object.fromEntries(expected));
      expect(received.clicks()).toHaveLength(isOpen(gate) ? 1 : 0);
      if (!isOpen(gate)) await expectNothing(page, home);
    });
  }
}

/** What the tab keeps, once the snippet has done there what it does. */
async function kept(tab: PortablePage): Promise<unknown> {
  await settled(tab);
  return tab.evaluate(() => sessionStorage.getItem('__selgeo_cid'));
}

async function type(page: PortablePage, address: string): Promise<PortablePage> {
  await page.goto(address);
  await settled(page);
  return page;
}

async function follow(page: PortablePage, link: string, origin: string): Promise<PortablePage> {
  await page.click(link);
  await page.waitForURL(new RegExp(`^${origin}/next`));
  return page;
}

async function expectNothing(page: PortablePage, home: string) {
  await page.goto(home);
  await settled(page);
  expect(await stored(page)).toEqual(NOTHING);
}
