import type { Sandbox } from '../../../sandbox/start.ts';
import type { PortablePage } from '../../engines/portable-page.ts';
import { until } from '../../engines/until.ts';
import { as } from '../../support/coming-back.ts';
import { createLink } from '../../support/create-link.ts';
import { IMPATIENT } from '../../support/impatient.ts';
import { payHost } from '../../support/pay-host.ts';
import type { Received } from '../../support/received.ts';
import { rewardfulTag } from '../../support/rewardful-tag.ts';
import { sentRefs } from '../../support/sent.ts';
import type { Site } from '../../support/site.ts';
import { type StoredClick, storedClicks } from '../../support/stored-clicks.ts';
import { tag } from '../../support/tag.ts';
import { CARRIERS, sales } from './pay.ts';
import type { Trouble } from './trouble.ts';

export type Script = 'selgeo.js' | 'rewardful.js';

type Content = {
  /** Markup before the tag, and behind it. */
  readonly before?: string;
  readonly after?: string;
  readonly script?: Script;
  readonly attributes?: Readonly<Record<string, string>>;
};

/** Where one visit takes place: a site of its own, and one of the sandboxes. */
export type Stage = {
  /** The visitor's first tab. */
  readonly page: PortablePage;
  readonly site: Site;
  /** The token of a referral of this visit. */
  ref(name: string): string;
  /** Creates the link of a referral, so that the API knows it. */
  know(name: string): Promise<void>;
  /** Lets requests for a referral fail. */
  trouble(name: string, trouble: Trouble | undefined): void;
  /** The markup of a page with the tag and everything that one can pay with. */
  html(content?: Content): string;
  /** Puts such a page at a path of the site; gives its address. */
  put(path: string, content?: Content): string;
  /** The clicks that the API holds for a referral. */
  stored(name: string): Promise<readonly StoredClick[]>;
  /** Waits until the API holds a click for a referral. */
  isStored(name: string): Promise<void>;
  /** Waits until a request for a referral has come to the API. */
  isSent(name: string): Promise<void>;
  /** Waits until the API has refused a referral that it does not know. */
  isRefused(name: string): Promise<void>;
  /** Waits until the shop has had so many sales. */
  isSold(count: number): Promise<void>;
  /** The machine was too slow for a rule about time: what comes of the visit says nothing. */
  excuse(why: string): void;
};

export type Scene = {
  readonly page: PortablePage;
  readonly site: Site;
  readonly sandbox: Sandbox;
  /** What the API receives in the visit. */
  readonly received: Received;
  /** The number of the visit. */
  readonly number: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly excuse: Stage['excuse'];
};

export function openStage(scene: Scene): Stage {
  const { page, site, sandbox, received, number, excuse, attributes: ofVisit } = scene;
  const ref = (name: string) => `visit-${number}-${name}`;
  const stored = (name: string) => storedClicks(sandbox, ref(name));
  const paying = { 'data-payment-link-hosts': payHost(site) };

  const html = ({ before = '', after = '', script = 'selgeo.js', attributes = {} }: Content = {}) =>
    IMPATIENT +
    before +
    (script === 'selgeo.js'
      ? tag(sandbox, { ...paying, ...ofVisit, ...attributes })
      : rewardfulTag(sandbox)) +
    CARRIERS(payHost(site)) +
    after;

  return {
    page,
    site,
    ref,
    know: (name) => createLink(sandbox, ref(name)),
    trouble: (name, trouble) => {
      if (trouble) sandbox.faults.add({ ...trouble, ref: ref(name) });
    },
    html,
    put: (path, content) => site.page(path, html(content)),
    excuse,
    stored,
    isStored: async (name) => {
      await until(`a stored click of ${name}`, async () => (await stored(name)).length);
    },
    isSent: async (name) => {
      await until(`a request for ${name}`, async () => sentRefs(received).includes(ref(name)));
    },
    isRefused: async (name) => {
      await until(`a refusal of ${name}`, async () => {
        const refused = await (
          await fetch(`${sandbox.origins.attribution}/sandbox/refused-clicks?limit=1000`)
        ).json();
        return (refused as { ref: string }[]).some((click) => click.ref === ref(name));
      });
    },
    isSold: async (count) => {
      await until(`${count} sales`, async () => sales(site).length >= count);
    },
  };
}

/** Goes on to another page of the site, as a script of the page does it. */
export async function goOn(page: PortablePage, path: string): Promise<void> {
  await page.evaluate((path) => {
    // Not the mark of `goBack`: whoever comes back to this page finds it as it was left.
    Object.assign(window, { isGoneFrom: true });
    setTimeout(() => location.assign(path));
  }, path);
  // The address alone says nothing: it may be the same.
  await until(`another page at ${path}`, () =>
    page.evaluate((path) => !('isGoneFrom' in window) && location.pathname === path, path),
  );
}

/** A script that leaves the page by itself, however far the snippet is then. */
export const leavingAfter = (milliseconds: number | undefined): string =>
  milliseconds === undefined
    ? ''
    : `<script>setTimeout(() => location.assign('/checkout'), ${milliseconds})</script>`;

/** Follows a link on a page of another site to a landing page that leaves by itself. */
export async function passThrough({ page, site }: Stage, name: string, to: string): Promise<void> {
  site.page(`/of-${name}`, `<a href="${site.origin}${to}">Link</a>`);
  await page.goto(`${as(name, site)}/of-${name}`);
  await page.click('a');
  await page.waitForURL(/\/\/localhost.*\/checkout$/);
}
