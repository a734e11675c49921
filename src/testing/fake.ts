import type { Offer } from '../agreed/offer-of.ts';
import { type InitOptions, readOptions } from '../agreed/options.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { version } from '../agreed/version.ts';
import { fillForm } from '../carry/forms.ts';
import { decorateUrl } from '../carry/payment-links.ts';
import { readClickId, readOffer, writeClick } from '../store/registered-click.ts';
import type { Readiness, Selgeo } from '../visit/api.ts';
import { eraseClick } from '../visit/in-force.ts';

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
  /** Removes the fake and everything that is stored of a click. Puts back the earlier `window.__selgeo`. */
  restore(): void;
};

/** The click ID of a fake visitor, unless the test names another. */
const CLICK_ID = '5e19e000-0000-4000-8000-000000000001';

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
  const earlier = window.__selgeo;
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
  let visitor = visitorOf(state);
  let status = visitor.status;

  const selgeo: Selgeo = {
    version,
    getClickId: readClickId,
    getOffer: readOffer,
    ready(...given) {
      calls.ready.push(given);
      const clickId = readClickId();
      const readiness: Readiness =
        clickId !== null
          ? { status: 'registered', clickId }
          : { status: status === 'registered' ? 'none' : status, clickId };
      return Promise.resolve(readiness);
    },
    fillForm(...given) {
      calls.fillForm.push(given);
      fillForm(...given);
    },
    decorateUrl(...given) {
      calls.decorateUrl.push(given);
      return decorateUrl(links, given[0], handedOut, true);
    },
    refer: (...given) => void calls.refer.push(given),
    setConsent(...given) {
      calls.setConsent.push(given);
      if (given[0] === 'denied') become('consent');
      else if (given[0] === 'granted' && status === 'consent')
        become(visitor.clickId ? 'registered' : 'none');
    },
    forget(...given) {
      calls.forget.push(given);
      become('none');
    },
  };

  function become(next: Readiness['status']): void {
    const before = [readClickId(), JSON.stringify(readOffer())];
    status = next;
    eraseClick(true);
    if (status === 'registered' && visitor.clickId)
      writeClick({ clickId: visitor.clickId, offer: visitor.offer });
    const detail = readClickId();
    if (before[0] !== detail || before[1] !== JSON.stringify(readOffer()))
      window.dispatchEvent(new CustomEvent('selgeo:change', { detail }));
  }

  window.__selgeo = selgeo;
  become(status);

  return {
    selgeo,
    calls,
    change(next) {
      visitor = visitorOf(next);
      become(visitor.status);
    },
    restore() {
      eraseClick(true);
      if (earlier) window.__selgeo = earlier;
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
