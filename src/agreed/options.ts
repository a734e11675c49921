import { daysOf } from './days-of.ts';
import { originOf } from './origin-of.ts';

/** The options of `init`; on the tag, `apiUrl` is spelt `data-api-url`. A malformed value falls back to its default. */
export type InitOptions = {
  /** The public key, `pk_test_…` or `pk_live_…`. Without a valid key, nothing is sent and nothing breaks. */
  readonly merchant: string;
  /**
   * Origin of the attribution API, without a path. Or a path of this site that leads to the API and begins with one
   * `/`: `/s` sends to `/s/v1/clicks`.
   * @default 'https://api.selgeo.com'
   */
  readonly apiUrl?: string | undefined;
  /**
   * Name of the URL parameter, or several names, separated by commas: the first one that is present wins.
   * @default 'ref'
   */
  readonly param?: string | undefined;
  /**
   * Which click earns the sale when the visitor later follows another partner's link.
   * @default 'last'
   */
  readonly attribution?: 'first' | 'last' | undefined;
  /**
   * Where the snippet keeps the click. The tab always keeps it. `local`: also in `localStorage` of this host. `cookie`:
   * also in a first-party cookie, which subdomains share and back ends can read. Each tab begins with the newest click
   * of all tabs.
   * @default 'tab'
   */
  readonly storage?: 'tab' | 'local' | 'cookie' | undefined;
  /**
   * Number of days, 1 to 400, for which `local` and `cookie` keep a click. They start again with a new click, but not
   * with a page view. If the API names a number of days, that number counts.
   * @default 30
   */
  readonly attributionWindow?: number | string | undefined;
  /**
   * Domain of the cookie. The page's host must be that domain or one of its subdomains. `host`: the cookie is for this
   * host only. A malformed value also means `host`.
   * @default the widest that the browser accepts
   */
  readonly cookieDomain?: string | undefined;
  /**
   * Your other domains, separated by commas, without port. Links to them hand the click over, and pages take the click
   * over from visitors who come from them. `*.` stands for all subdomains.
   * @example 'app.example.org, *.example.io'
   */
  readonly domains?: string | undefined;
  /**
   * With any value except `undefined`, the snippet reads, stores and sends nothing before `setConsent('granted')`.
   * @default undefined, no gate
   */
  readonly consent?: 'required' | boolean | undefined;
  /**
   * `gpc`: if the browser sends Global Privacy Control (https://w3c.github.io/gpc/), this counts as a refusal, until
   * `setConsent('granted')`.
   */
  readonly optOut?: 'gpc' | undefined;
  /**
   * Further hosts of payment links, in addition to Stripe's own, in lower case, separated by commas or blanks. A host
   * alone takes the click ID in `client_reference_id`, as Stripe does. `host=parameter` names the parameter of another
   * processor.
   * @example 'pay.example.com, buy.polar.sh=reference_id, shop.lemonsqueezy.com=checkout[custom][click_id]'
   */
  readonly paymentLinkHosts?: string | undefined;
  /**
   * `off`: when a link of the site opens a new tab, that tab does not get the click of the other tabs.
   * @default 'on'
   */
  readonly tabs?: 'on' | 'off' | undefined;
  /**
   * Content type of the click request. Use `application/json` for an API that requires it. It costs a preflight for
   * every click.
   * @default 'text/plain'
   */
  readonly contentType?: 'text/plain' | 'application/json' | undefined;
};

/** What a tag's `dataset` or the argument of `init` holds, before anything in it is trusted. */
export type RawOptions = { readonly [name in keyof InitOptions]?: string | undefined };

export type PaymentHosts = Readonly<Record<string, string>>;

/** Validated options: every field is safe to use as it is. */
export type Options = {
  /** Absent when the merchant's key is missing or malformed. */
  readonly merchantKey: string | undefined;
  /** Origin of the API, or the path of this site that leads to it; without a slash at its end, so `''` for `/`. */
  readonly apiBase: string;
  readonly params: readonly string[];
  readonly keepFirst: boolean;
  /** Hosts of payment links, with port where it is not the default one, and the parameter that takes the click ID there. */
  readonly hosts: PaymentHosts;
  readonly handOff: boolean;
  readonly storage: 'local' | 'cookie' | undefined;
  readonly days: number;
  /** `host`, or a domain; absent for the widest. */
  readonly cookieDomain: string | undefined;
  readonly domains: readonly string[];
  readonly needsConsent: boolean;
  readonly honoursGpc: boolean;
  /** Of the click request. */
  readonly contentType: string;
};

/** Where clicks and conversions go, unless a merchant names another API. */
export const API_ORIGIN = 'https://api.selgeo.com';

/** What a Payment Link of Stripe takes the click ID as (https://docs.stripe.com/payment-links/url-parameters). */
export const STRIPE_PARAMETER = 'client_reference_id';

const keyOf = (text: string | undefined) => text?.match(/^pk_(live|test)_\w+$/)?.[0];
/** Never `//host` or `/\host`, which browsers take for another site, and nothing that ends a path. */
const sitePathOf = (text: string | undefined) => text?.match(/^(?=\/(?!\/))[^\s?#\\]*?(?=\/?$)/)?.[0];
const namesIn = (text: string | undefined) => text?.match(/[^\s,]+/g);
/** Hosts are compared as browsers write them, in lower case. One becomes part of a CSS selector, so nothing else may pass. */
const PAYMENT_HOST = /^([a-z\d_.:-]+)(?:=([\w.-]+(?:\[[\w.-]+])*))?$/;
const domainOf = (text: string | undefined) => text?.match(/^\.?([\w-]+(\.[\w-]+)*)$/)?.[1];

/** What one option may hold. */
export type OptionRule = {
  /** What holds where there is none, and in the place of a malformed one; `undefined` for nothing. */
  readonly default?: string;
  /** All words that are well-formed, or what tells a well-formed text from a malformed one. */
  readonly allows: readonly string[] | ((text: string) => unknown);
};

/**
 * Every option by its name, for whatever has to say which there are and what is wrong with one. `readOptions` acts on
 * the same rules, and nothing of this table gets into the script that pages load.
 */
export const OPTIONS: { readonly [name in keyof InitOptions]-?: OptionRule } = {
  merchant: { allows: keyOf },
  // Of a longer address elsewhere, only the origin counts.
  apiUrl: {
    default: API_ORIGIN,
    allows: (text) => (originOf(text) ?? sitePathOf(text)) === text.replace(/\/$/, ''),
  },
  param: { default: 'ref', allows: namesIn },
  attribution: { default: 'last', allows: ['last', 'first'] },
  paymentLinkHosts: { allows: (text) => (namesIn(text) ?? []).every((host) => PAYMENT_HOST.test(host)) },
  tabs: { default: 'on', allows: ['on', 'off'] },
  storage: { default: 'tab', allows: ['tab', 'local', 'cookie'] },
  attributionWindow: { default: '30', allows: (text) => daysOf(Number(text)) },
  // Of a malformed one, `host` holds.
  cookieDomain: { allows: domainOf },
  domains: { allows: (text) => !/[^a-z\d*_.,\s-]/i.test(text) },
  consent: { allows: ['required'] },
  optOut: { allows: ['gpc'] },
  contentType: { default: 'text/plain', allows: ['text/plain', 'application/json'] },
};

/** Payment Link hosts, each with the parameter that takes the click ID. */
function hostsIn(text: string | undefined): PaymentHosts {
  // No `Map`: scripts about maps call something of their own by that name.
  const hosts: Record<string, string> = {
    // Else an address with the host `constructor` would be one.
    __proto__: null as never,
    // Stripe's own: for sales, donations and bookings.
    'buy.stripe.com': STRIPE_PARAMETER,
    'donate.stripe.com': STRIPE_PARAMETER,
    'book.stripe.com': STRIPE_PARAMETER,
  };
  for (const name of namesIn(text) ?? []) {
    const [, host, parameter = STRIPE_PARAMETER] = name.match(PAYMENT_HOST) ?? [];
    if (host) hosts[host] = parameter;
  }
  return hosts;
}

/** Turns raw options into validated ones. */
export function readOptions(raw: RawOptions): Options {
  return {
    merchantKey: keyOf(raw.merchant),
    apiBase: originOf(raw.apiUrl) ?? sitePathOf(raw.apiUrl) ?? API_ORIGIN,
    params: namesIn(raw.param) ?? ['ref'],
    keepFirst: raw.attribution === 'first',
    hosts: hostsIn(raw.paymentLinkHosts),
    handOff: raw.tabs !== 'off',
    storage: raw.storage === 'local' || raw.storage === 'cookie' ? raw.storage : undefined,
    days: daysOf(Number(raw.attributionWindow)) ?? 30,
    cookieDomain: raw.cookieDomain === undefined ? undefined : (domainOf(raw.cookieDomain) ?? 'host'),
    domains: namesIn(raw.domains?.toLowerCase()) ?? [],
    // Fails closed: whatever is there counts, also empty or misspelt.
    needsConsent: raw.consent !== undefined,
    honoursGpc: raw.optOut === 'gpc',
    // As browsers write it, so that it is a simple request (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
    contentType: raw.contentType === 'application/json' ? raw.contentType : 'text/plain;charset=UTF-8',
  };
}
