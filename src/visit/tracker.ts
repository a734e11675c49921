import type { Options } from '../agreed/options.ts';
import { originOf } from '../agreed/origin-of.ts';
import { version } from '../agreed/version.ts';
import { documentProperty } from '../browser/document-property.ts';
import { listen } from '../browser/listen.ts';
import { onRouteChange } from '../browser/on-route-change.ts';
import { outsideZone } from '../browser/outside-zone.ts';
import { quietly } from '../browser/quietly.ts';
import { whenActivated } from '../browser/when-activated.ts';
import { whenIdle } from '../browser/when-idle.ts';
import { createCarrier, USE, USE_WITH_CLICK } from '../carry/carrier.ts';
import { fillForm } from '../carry/forms.ts';
import { readClickId } from '../store/registered-click.ts';
import { beginKeeping, keep } from '../store/tab.ts';
import type { Readiness, Selgeo } from './api.ts';
import { createDelivery, type Outcome } from './delivery.ts';
import { hasClick, parkReferral } from './park.ts';
import type { Stub } from './stub.ts';
import { joinTabs, TABS_ANSWER_WITHIN, type Tabs } from './tabs.ts';
import { trace } from './trace.ts';

/** Starts the snippet on this page and publishes its API, unless it is running already: then returns that one. */
export function startTracker(options: Options): Selgeo {
  const early = window.__selgeo as (Selgeo & Partial<Stub>) | undefined;
  // An element of that ID is one as well.
  if (typeof early?.version === 'string') {
    trace('already-running');
    // It may have lost its listeners: `document.open()` takes all of them.
    quietly(() => void early.ready());
    return early;
  }
  trace('started', { options });
  const selgeo = outsideZone(() => track(options));
  quietly(() => {
    // Where the page has frozen the property, it keeps what it has.
    window.__selgeo = selgeo;
  });
  if (Array.isArray(early?.q)) for (const answer of early.q) quietly(() => void answer(selgeo));
  return selgeo;
}

function track(options: Options): Selgeo {
  beginKeeping();
  const { carry, prepare, decorateUrl } = createCarrier(options.hosts);
  const delivery = createDelivery(options, onRegistered);
  let lookedAt: string | undefined;
  let tabs: Tabs | undefined;
  let isUntold = false;
  let isJoining = false;

  // Where the page has replaced what this builds on, it fails in silence.
  const visited = visit().catch(() => {});

  return {
    version,
    getClickId: () => {
      keep();
      return readClickId();
    },
    ready: (limit) =>
      new Promise((settle) =>
        outsideZone(() => {
          const answer = (reason: Outcome | 'pending' = 'unreachable') => {
            const clickId = readClickId();
            settle({ clickId, status: clickId ? 'registered' : reason } as Readiness);
          };
          visited
            .then(onOccasion)
            .then(delivery.outcome)
            .then(answer, () => answer());
          const timeout = limit?.timeout as number;
          if (timeout < 2 ** 31) setTimeout(answer, timeout, 'pending');
        }),
      ),
    fillForm,
    decorateUrl,
  };

  /** The story of one visit: park the referral, deliver it, carry the click ID into the page and to other tabs. */
  async function visit(): Promise<void> {
    await whenActivated();
    const referrer = documentProperty('referrer') as string;
    const from = originOf(referrer);
    let isNewTab: boolean | undefined;
    quietly(() => {
      isNewTab = from === location.origin && history.length === 1;
      // The visitor may have left the landing page before any script ran there. In a new tab, that page is still open.
      if (from === location.origin && !isNewTab) parkReferral(options, referrer);
    });
    quietly(() => {
      // A router may have cleaned the address before an async script runs: the timing entry still has the original.
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      if (entry) parkReferral(options, entry.name, entry.type === 'navigate', from ?? '');
    });
    onOccasion();
    if (isNewTab && !hasClick() && options.handOff) {
      trace('tabs-asked');
      quietly(join);
      tell();
      await delivery.pause(TABS_ANSWER_WITHIN);
      // Nobody has answered: a script has left the landing page, and there is no other tab.
      if (tabs && !tabs.isPromised() && !hasClick()) parkReferral(options, referrer);
      onOccasion();
    }
    trace('searched', { isNewTab });
  }

  /** Finds a referral in the address, and sends what is parked. */
  function look(): void {
    keep();
    lookedAt = location.href;
    parkReferral(options, lookedAt);
    delivery.send();
  }

  /** Does what there is to do whenever something may have changed. */
  function onOccasion(): void {
    quietly(() => {
      look();
      // Again and again: `document.open()` removes all listeners.
      onRouteChange(onMove);
      listen(USE, onUse);
      listen('pageshow online', onReturn);
      // The last moment to put back what the page has taken out of the storage.
      listen('pagehide', onLeave);
      const isReferred = hasClick();
      // The page around a frame may have the click. It is null in a frame of another site.
      if (isReferred || window.frameElement) listen('storage', onOccasion);
      if (!isReferred) return;
      listen(USE_WITH_CLICK, onUse);
      carry();
      if (!isJoining) whenIdle(() => quietly(join));
      isJoining = true;
    });
  }

  function onLeave() {
    quietly(look);
  }

  function onMove() {
    if (location.href !== lookedAt) onOccasion();
  }

  function onUse(event: Event) {
    quietly(() => {
      // By a link of the page, or by one that came without a route change.
      if (location.href === lookedAt) look();
      else onOccasion();
      // A tab that this opens will ask.
      if (hasClick()) join();
    });
    quietly(() => prepare(event));
  }

  function onReturn(event: Partial<PageTransitionEvent>) {
    // A page that is shown for the first time has just begun: nothing to hurry.
    if (event.persisted !== false) delivery.wake();
    onOccasion();
  }

  function onRegistered() {
    onOccasion();
    tell();
  }

  function onReceived() {
    delivery.wake();
    onOccasion();
  }

  /** Joins the other tabs, unless the merchant does not want it. Safari before 15.4 has no channel: there it throws. */
  function join() {
    if (options.handOff) tabs ??= joinTabs(onReceived);
    if (isUntold) tell();
  }

  /** A new tab may have asked before. */
  function tell() {
    isUntold = !tabs;
    quietly(() => tabs?.tell());
  }
}
