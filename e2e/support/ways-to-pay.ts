import type { PortablePage } from '../engines/portable-page.ts';
import { fillCard, pay } from './pay.ts';
import { settled } from './visit.ts';

export type WayToPay = {
  /** The page of the shop where the visitor arrives. */
  readonly landing: string;
  /** Where the visitor goes from there by a link of the shop, so that the click ID has to outlive the page. */
  readonly onwards?: { readonly css: string; readonly url: RegExp };
  /** From that page up to the one that thanks the customer. */
  readonly buy: (page: PortablePage) => Promise<void>;
};

const toPricing = { css: 'a[href="/pricing"]', url: /\/pricing$/ };
const toWaysToPay = { css: 'a[href="/ways-to-pay"]', url: /\/ways-to-pay$/ };

/** Every way to pay in the shop's pages. */
export const WAYS_TO_PAY: Readonly<Record<string, WayToPay>> = {
  'a Payment Link': {
    landing: '/',
    onwards: toPricing,
    buy: async (page) => {
      await page.click('.plan:last-child .text-link');
      await payAt(page, /\/\/buy\.localhost:\d+\/c\/pay\//, CONFIRMED);
    },
  },
  'a Payment Link on a domain of the shop': {
    landing: '/pricing',
    onwards: toWaysToPay,
    buy: async (page) => {
      await page.click('#own-domain-link');
      await payAt(page, /\/\/pay\.localhost:\d+\/c\/pay\//, CONFIRMED);
    },
  },
  'a Buy Button': {
    landing: '/pricing',
    onwards: toWaysToPay,
    buy: async (page) => {
      await page.frame('stripe-buy-button').click('button');
      await payAt(page, HOSTED, CONFIRMED);
    },
  },
  'a Pricing Table': {
    landing: '/ways-to-pay',
    buy: async (page) => {
      await page.frame('stripe-pricing-table').click('button[value=price_pro_monthly]');
      await payAt(page, HOSTED, CONFIRMED);
    },
  },
  'redirect Checkout': {
    landing: '/',
    onwards: toPricing,
    buy: async (page) => {
      await page.click('form[data-checkout] button');
      await payAt(page, HOSTED, SUCCESS);
    },
  },
  'embedded Checkout': {
    landing: '/pricing',
    onwards: { css: 'a[href="/checkout"]', url: /\/checkout$/ },
    buy: async (page) => {
      await pay(page.frame('#embedded-checkout'));
      await page.waitForURL(SUCCESS);
    },
  },
  'Checkout with a form of the shop': {
    landing: '/pricing',
    onwards: toWaysToPay,
    buy: async (page) => {
      await page.click('a[href="/pay"]');
      await page.waitForURL(/\/pay$/);
      await fillCard(page.frame('#payment-element'));
      await page.click('#pay button:not([disabled])');
      await page.waitForURL(SUCCESS);
    },
  },
};

const HOSTED = /\/c\/pay\//;
const CONFIRMED = /\/c\/confirmed\//;
const SUCCESS = /\/success\?session_id=/;

async function payAt(page: PortablePage, form: RegExp, thanks: RegExp): Promise<void> {
  await page.waitForURL(form);
  await pay(page);
  await page.waitForURL(thanks);
}

/** Goes from the landing page to where it is sold, and buys it. */
export async function goOnAndBuy(page: PortablePage, { onwards, buy }: WayToPay): Promise<void> {
  if (onwards) {
    await page.click(onwards.css);
    await page.waitForURL(onwards.url);
    await settled(page);
  }
  await buy(page);
}
