import { readOptions } from '../agreed/options.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { type Carrier, findUncarried } from './carried.ts';
import {
  createClickApi,
  type Failure,
  type Promises,
  type ReceivedClick,
  type ReceivedRequest,
} from './click-api.ts';
import { failureOf } from './failure.ts';
import { watchInForce } from './in-force.ts';
import { linkTo } from './link.ts';
import { findStored, type NothingStoredOptions } from './nothing-stored.ts';
import { adviceFor, readPage } from './page-state.ts';
import type { TestPage } from './playwright.ts';
import { serve } from './serve.ts';
import { PATIENCE, until } from './until.ts';

export type TestOptions = Promises & {
  /**
   * The URL parameter of your partners' links, as in the tag. Of several names, `link()` takes the first.
   * @default 'ref'
   */
  readonly param?: string | undefined;
  /** Your `data-payment-link-hosts`. It says which parameter a link to such a host has to carry. */
  readonly paymentLinkHosts?: string | undefined;
  /**
   * Path of a file. A tag that loads `selgeo.js` from cdn.selgeo.com gets this file, so that the test needs no network.
   * @default undefined: the tag loads from its own address
   * @example require.resolve('@selgeo/snippet/selgeo.js')
   */
  readonly script?: string | undefined;
};

type Patience = {
  /** Longest wait in milliseconds. @default 5000 */
  readonly timeout?: number | undefined;
};

export type SelgeoTest = {
  /** The registered clicks, each once, the oldest first. */
  readonly clicks: readonly ReceivedClick[];
  /** All requests to the click API, including retries, refused and malformed ones. */
  readonly requests: readonly ReceivedRequest[];
  /**
   * A partner's link: `/pricing` becomes `/pricing?ref=demo`. Also accepts a complete address.
   * @example await page.goto(selgeo.link('/pricing'));
   */
  link(address: string, ref?: string): string;
  /** Waits for the page's click ID. */
  clickId(options?: Patience): Promise<string>;
  /**
   * Makes the click API answer with a status (400 to 599), or makes it unreachable (`'offline'`). This applies to the
   * next `times` requests, or to all requests until `recover()`.
   */
  fail(how: Failure, times?: number): void;
  /** Ends the effect of `fail` and `delay`. */
  recover(): void;
  /** Makes the click API wait for this time before each answer from now on. */
  delay(milliseconds: number): void;
  /**
   * Waits until a link, form, input or Stripe element carries the click ID, as it would when a visitor uses it. If a
   * locator matches several elements, each one has to carry it. For a request of the page, looks for the click ID in
   * its address, body and headers: for the one that was in force when the page sent it. The cookie goes along with every request, so it counts only with `byCookie`: if your
   * back end reads it.
   * @example await selgeo.expectCarried('a.buy');
   */
  expectCarried(
    carrier: Carrier,
    options?: Patience & { readonly byCookie?: boolean | undefined },
  ): Promise<void>;
  /**
   * Fails if the snippet has stored anything in the browser, and names it. Also fails if the snippet has sent a click and
   * does not wait for consent: where the browser stores nothing, that is all there is to see.
   */
  expectNothingStored(options?: NothingStoredOptions & Patience): Promise<void>;
};

/**
 * Plays the click API for a Playwright page and all other pages of its context: it answers `POST …/v1/clicks`, on any
 * host and behind any path. Call it before you open the page.
 */
export async function withSelgeo(page: TestPage, options: TestOptions = {}): Promise<SelgeoTest> {
  const { clickId, param, paymentLinkHosts, script } = options;
  if (clickId !== undefined && !uuidOf(clickId))
    throw failureOf(withSelgeo)({
      what: 'The option clickId of withSelgeo() is no click ID.',
      found: JSON.stringify(clickId),
      expected: 'a UUID, as the click API gives it',
      advice: 'Name one, or leave the option out: then the click ID is random.',
    });
  const { hosts, params } = readOptions({ param, paymentLinkHosts });
  const [name = ''] = params;
  const api = createClickApi(options);
  const inForce = watchInForce(page.context(), api);
  let wait = 0;
  const kit = { page, api, inForce, hosts };

  await serve(page.context(), { api, inForce, wait: () => wait, script });

  const selgeo: SelgeoTest = {
    clicks: api.clicks,
    requests: api.requests,
    link: (address, ref = 'demo') => linkTo(address, ref, name),
    fail: (how, times = Number.POSITIVE_INFINITY) => api.fail(how, times),
    recover() {
      wait = 0;
      api.recover();
    },
    delay(milliseconds) {
      wait = milliseconds;
    },
    async clickId({ timeout = PATIENCE } = {}) {
      const failure = failureOf(selgeo.clickId);
      const state = await until(
        timeout,
        () => readPage(page),
        ({ clickId }) => clickId !== null,
      );
      if (state.clickId) return state.clickId;
      throw failure({
        what: `The page has no click ID after ${timeout} ms.`,
        found: state.address,
        advice: adviceFor(state, api),
      });
    },
    async expectCarried(carrier, { timeout = PATIENCE, byCookie = false } = {}) {
      const failure = failureOf(selgeo.expectCarried);
      const finding = await findUncarried(kit, carrier, timeout, byCookie);
      if (finding) throw failure(finding);
    },
    async expectNothingStored({ timeout = PATIENCE, ...rest } = {}) {
      const failure = failureOf(selgeo.expectNothingStored);
      const finding = await findStored(page, api, rest, timeout);
      if (finding) throw failure(finding);
    },
  };
  return selgeo;
}

export type SelgeoFixtures = { selgeo: SelgeoTest };

/**
 * The fixture `selgeo` for Playwright's tests.
 * @example const test = base.extend<SelgeoFixtures>(selgeoFixtures);
 */
export const selgeoFixtures = {
  // Playwright reads from the pattern which fixtures this one needs.
  selgeo: async ({ page }: { page: TestPage }, use: (selgeo: SelgeoTest) => Promise<void>): Promise<void> =>
    use(await withSelgeo(page)),
};
