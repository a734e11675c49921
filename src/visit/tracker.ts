import type { Options } from '../agreed/options.ts';
import { originOf } from '../agreed/origin-of.ts';
import { version } from '../agreed/version.ts';
import { onRouteChange } from '../browser/on-route-change.ts';
import { quietly } from '../browser/quietly.ts';
import { whenActivated } from '../browser/when-activated.ts';
import { createCarrier } from '../carry/carrier.ts';
import { fillForm } from '../carry/forms.ts';
import { readClickId } from '../store/click-id.ts';
import type { Readiness, Selgeo } from './api.ts';
import { createDelivery, type Outcome } from './delivery.ts';
import { hasClick, parkReferral } from './park.ts';
import type { Stub } from './stub.ts';
import { joinTabs } from './tabs.ts';
import { trace } from './trace.ts';

/** How long a new tab waits for the others before it says that nobody has referred its visitor, in milliseconds. */
const TABS_ANSWER_WITHIN = 300;

/** Starts the snippet on this page and publishes its API, unless it is running already: then returns that one. */
export function startTracker(options: Options): Selgeo {
  const early = window.__selgeo as (Selgeo & Partial<Stub>) | undefined;
  if (early?.version) {
    trace('already-running');
    return early;
  }
  trace('started', { options });

  const { carry, decorateUrl } = createCarrier(options.hosts);
  let isNewTab = false;
  let tellTabs: (() => void) | undefined;
  const delivery = createDelivery(options, () => {
    resume();
    tellTabs?.();
  });
  const selgeo: Selgeo = {
    version,
    getClickId: readClickId,
    ready: (limit) =>
      new Promise((settle) => {
        const answer = (reason: Outcome | 'pending' = 'unreachable') => {
          const clickId = readClickId();
          settle({ clickId, status: clickId ? 'registered' : reason } as Readiness);
        };
        visited.then(() => delivery.outcome()).then(answer);
        const timeout = limit?.timeout as number;
        if (timeout < 2 ** 31) setTimeout(answer, timeout, 'pending');
      }),
    fillForm,
    decorateUrl,
  };
  // Where the page has replaced what this builds on, it fails in silence.
  const visited = visit().catch(() => {});
  quietly(() => {
    // Where the page has frozen the property, it keeps what it has.
    window.__selgeo = selgeo;
  });
  early?.q?.forEach((answer) => void answer(selgeo));
  return selgeo;

  /** The story of one visit: park the referral, deliver it, carry the click ID into the page and to other tabs. */
  async function visit(): Promise<void> {
    await whenActivated();
    const isFromHere = originOf(document.referrer) === location.origin;
    if (isFromHere) {
      // The visitor may have left the landing page before any script ran there. In a new tab, that page is still open.
      if (history.length > 1) parkReferral(options, document.referrer);
      else isNewTab = true;
    }
    // A router may have cleaned the address before an async script runs: the timing entry still has the original.
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (entry) parkReferral(options, entry.name, entry.type === 'navigate');
    lookAround();
    onRouteChange(lookAround);
    addEventListener('online', resume);
    addEventListener('pageshow', resume);
    resume();

    if (tellTabs && !hasClick()) {
      trace('tabs-asked');
      tellTabs();
      await delivery.pause(TABS_ANSWER_WITHIN);
    }
    trace('searched', { isNewTab });
  }

  function lookAround() {
    if (parkReferral(options, location.href)) resume();
  }

  function resume(event?: Partial<PageTransitionEvent>) {
    quietly(() => {
      // A page that is shown for the first time has just begun: nothing to hurry.
      if (event?.persisted !== false) delivery.send();
      carry();
      // Missing before Safari 15.4: there it throws, and tabs stay on their own.
      if (!tellTabs && options.handOff && (isNewTab || hasClick())) tellTabs = joinTabs(resume);
    });
  }
}
