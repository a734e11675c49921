import type { Offer } from '../agreed/offer-of.ts';
import { type InitOptions, readOptions } from '../agreed/options.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { version } from '../agreed/version.ts';
import { quietly } from '../browser/quietly.ts';
import { withdraw } from '../carry/carrier.ts';
import { fillForm } from '../carry/forms.ts';
import { decorateUrl } from '../carry/payment-links.ts';
import { readClickId, readOffer, writeClick } from '../store/registered-click.ts';
import { keep } from '../store/tab.ts';
import { createAnnouncement } from '../visit/announcement.ts';
import type { Readiness, Selgeo } from '../visit/api.ts';
import type { Outcome } from '../visit/delivery.ts';
import { eraseClick } from '../visit/in-force.ts';
import { whenReady } from '../visit/readiness.ts';
import type { Stub } from '../visit/stub.ts';

export type FakeState = {
  /**
   * The visitor's click ID (a UUID), or `null` for a visitor without a partner.
   * @default a fixed ID
   */
  readonly clickId?: string | null | undefined;
  /** @default null */
  readonly offer?: Offer | null | undefined;
  /**
   * The status that `ready()` gives. Only `registered` has a click ID. With `consent`, there is a click ID after
   * `setConsent('granted')`.
   * @default 'registered', and 'none' without a click ID
   */
  readonly status?: Readiness['status'] | undefined;
};

/** Calls of `window.__selgeo` by your code, each with its arguments, the oldest first. */
export type FakeCalls = {
  readonly [name in 'ready' | 'fillForm' | 'decorateUrl' | 'refer' | 'setConsent' | 'forget']: Parameters<
    Selgeo[name]
  >[];
};

export type FakeSelgeo = {
  /** The object that `window.__selgeo` is until `restore()`, and that `init` of the package returns. */
  readonly selgeo: Selgeo;
  readonly calls: FakeCalls;
  /** Changes the state to another visitor's. Dispatches `selgeo:change` if something changes. */
  change(state: FakeState): void;
  /**
   * Removes the fake and everything that is stored of a click. Puts back the earlier `window.__selgeo`, unless that was a
   * stub: the fake has answered it.
   */
  restore(): void;
};

/** The click ID of a fake visitor, unless the test names another. */
const CLICK_ID = '5e19e000-0000-4000-8000-000000000001';

/** The API gives one with each click. So storage holds more than the click ID, and page code that removes that alone does so for good. */
const VISITOR_TOKEN = '5e19e000-0000-4000-8000-000000000002';

/**
 * Puts a snippet without network into the page of vitest or jest. It needs jsdom or happy-dom. `window.__selgeo`, the
 * package's `getClickId`, `ready` and `useClickId`, and `sessionStorage.__selgeo_cid` all show the same visitor. Links
 * and forms get the click ID by the snippet's own rules.
 *
 * @param options Options of `init`. Only `paymentLinkHosts` and `domains` count.
 */
export function fakeSelgeo(state: FakeState = {}, options: Partial<InitOptions> = {}): FakeSelgeo {
  if (typeof window === 'undefined')
    throw new Error(
      "fakeSelgeo() needs a page. Run this test in jsdom or happy-dom: `// @vitest-environment jsdom` as the file's first line, or `@jest-environment jsdom` in its first comment.",
    );
  const earlier = window.__selgeo as (Selgeo & Partial<Stub>) | undefined;
  const queue = Array.isArray(earlier?.q) ? earlier.q : undefined;
  const links = readOptions({
    paymentLinkHosts: options.paymentLinkHosts,
    domains: options.domains,
  });
  const handedOut = document.createElement('a');
  const calls: FakeCalls = {
    ready: [],
    fillForm: [],
    decorateUrl: [],
    refer: [],
    setConsent: [],
    forget: [],
  };
  const announce = createAnnouncement(() => withdraw(links));
  let visitor = visitorOf(state);
  let { status } = visitor;
  /** Settles when the visitor has decided; at once where nobody asks. */
  let decided = Promise.resolve();
  let decide = () => {};

  const selgeo: Selgeo = {
    version,
    getClickId() {
      keep();
      return readClickId();
    },
    getOffer() {
      keep();
      return readOffer();
    },
    ready(...given) {
      calls.ready.push(given);
      return whenReady(
        given[0],
        () => status !== 'consent',
        // Without a click ID, it is not registered: the test has taken it out of the storage.
        () => decided.then(() => (status === 'registered' ? 'none' : status) as Outcome),
      );
    },
    fillForm(...given) {
      calls.fillForm.push(given);
      keep();
      fillForm(...given);
    },
    decorateUrl(...given) {
      calls.decorateUrl.push(given);
      keep();
      return decorateUrl(links, given[0], handedOut, true);
    },
    refer: (...given) => void calls.refer.push(given),
    setConsent(...given) {
      calls.setConsent.push(given);
      if (given[0] === 'denied') {
        become('consent');
        decide();
      } else if (given[0] === 'granted' && status === 'consent') {
        // What the start of a page does: it comes to the same end again.
        if (visitor.status !== 'consent') become(visitor.status);
        else become(visitor.clickId ? 'registered' : 'none');
      }
    },
    forget(...given) {
      calls.forget.push(given);
      // The gate stays as it is, and a referral that is refused for good stays refused.
      become(status === 'consent' || status === 'rejected' ? status : 'none');
    },
  };

  function become(next: Readiness['status']): void {
    status = next;
    eraseClick(true);
    if (status === 'registered' && visitor.clickId)
      writeClick({ clickId: visitor.clickId, visitorToken: VISITOR_TOKEN, offer: visitor.offer });
    if (status !== 'consent') decide();
    announce();
  }

  /** Begins the visit of a visitor who has decided nothing yet. */
  function begin(): void {
    decide();
    if (visitor.status === 'consent')
      decided = new Promise((resolve) => {
        decide = resolve;
      });
    become(visitor.status);
  }

  window.__selgeo = selgeo;
  begin();
  for (const answer of queue ?? []) quietly(() => void answer(selgeo));

  return {
    selgeo,
    calls,
    change(next) {
      visitor = visitorOf(next);
      begin();
    },
    restore() {
      eraseClick(true);
      if (earlier && !queue) window.__selgeo = earlier;
      else Reflect.deleteProperty(window, '__selgeo');
    },
  };
}

const STATUSES: readonly string[] = [
  'registered',
  'none',
  'pending',
  'rejected',
  'unreachable',
  'consent',
] satisfies Readiness['status'][];

function visitorOf({
  clickId = CLICK_ID,
  offer,
  status = clickId ? 'registered' : 'none',
  ...rest
}: FakeState) {
  if (clickId !== null && !uuidOf(clickId))
    throw new Error(
      `fakeSelgeo() takes a UUID or null as clickId, as the click API gives it, but got ${JSON.stringify(clickId)}.`,
    );
  if (!STATUSES.includes(status))
    throw new Error(
      `fakeSelgeo() takes one of ${STATUSES.join(', ')} as status, but got ${JSON.stringify(status)}.`,
    );
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined)
    throw new Error(`fakeSelgeo() knows no ${unknown}. It takes clickId, offer and status.`);
  if (status === 'registered' && clickId === null)
    throw new Error(
      "fakeSelgeo() cannot be 'registered' without a click ID. Leave the status out, or name a clickId.",
    );
  return { clickId, offer, status };
}
