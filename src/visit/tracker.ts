import type { Options } from '../agreed/options.ts';
import { originOf } from '../agreed/origin-of.ts';
import { shortText } from '../agreed/short-text.ts';
import { version } from '../agreed/version.ts';
import { documentProperty } from '../browser/document-property.ts';
import { listen } from '../browser/listen.ts';
import { newElement } from '../browser/new-element.ts';
import { onRouteChange } from '../browser/on-route-change.ts';
import { outsideZone } from '../browser/outside-zone.ts';
import { quietly } from '../browser/quietly.ts';
import { whenActivated } from '../browser/when-activated.ts';
import { whenIdle } from '../browser/when-idle.ts';
import { createCarrier, prepare, USE, USE_WITH_CLICK, withdraw } from '../carry/carrier.ts';
import { fillForm } from '../carry/forms.ts';
import { decorateUrl } from '../carry/payment-links.ts';
import { readClickId, readOffer } from '../store/registered-click.ts';
import { closeTab, keep, openTab, unlearn } from '../store/tab.ts';
import { createAnnouncement } from './announcement.ts';
import type { Selgeo } from './api.ts';
import { isGated } from './consent.ts';
import { createDelivery } from './delivery.ts';
import { parkEarlierLanding } from './earlier-landing.ts';
import { takeHandedOver } from './hand-over.ts';
import { eraseClick, refill } from './in-force.ts';
import { currentLanding, readLandings } from './landings.ts';
import { hasClick, parkReferral, parkToken } from './park.ts';
import { whenReady } from './readiness.ts';
import { findReferral } from './referral.ts';
import type { Stub } from './stub.ts';
import { joinTabs, TABS_ANSWER_WITHIN, type Tabs } from './tabs.ts';
import { trace } from './trace.ts';

/** Starts the snippet on this page and publishes its API, unless it is running already: then returns that one. */
export function startTracker(options: Options): Selgeo {
  const early = window.__selgeo as (Selgeo & Partial<Stub>) | undefined;
  // An element of that ID is one as well, and so is a frame of that name, of which another site lets nothing be read.
  const isRunning = quietly(() => typeof early?.version === 'string' && typeof early.ready === 'function');
  if (early && isRunning) {
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
  quietly(() => {
    if (Array.isArray(early?.q)) for (const answer of early.q) quietly(() => void answer(selgeo));
  });
  // `consent.js` may have come before.
  quietly(() => selgeo.setConsent(window.__selgeo_consent?.said as 'granted' | 'denied'));
  return selgeo;
}

function track(options: Options): Selgeo {
  // The script may come long after the page.
  const arrivedAt = Date.now() - (quietly(() => performance.now()) ?? 0);
  const carry = createCarrier(options);
  /** Remembers what page code has been given. */
  const given = newElement('a');
  const delivery = createDelivery(options, onRegistered);
  /** Whether the visitor's consent is there, or not asked for. */
  const isGatedPage = isGated(options);
  let isOpen = !isGatedPage;
  /** Whether the landing has been looked at. Nothing is parked or sent before. */
  let hasBegun = false;
  /** Whether the visitor has been forgotten on this page: then no other tab or page brings the click back. */
  let isForgotten = false;
  /** The referrals that have come by a route change or by `refer`, each with the address of its page, until the visit has begun. */
  const held: (readonly [ref: string | undefined, address: string])[] = [];
  let lookedAt: string | undefined;
  let tabs: Tabs | undefined;
  let isUntold = false;
  let decide = (_visited?: Promise<void>) => {};
  /** Settles when the start of the page is over; while the gate is closed, when the visitor has decided. */
  let visited: Promise<void>;

  if (isOpen) begin();
  else {
    trace('gate-closed');
    closeTab();
    visited = new Promise((resolve) => {
      decide = resolve;
    });
    onOccasion();
  }
  const announce = createAnnouncement(() => withdraw(options));

  return {
    version,
    getClickId: () => {
      keep();
      return readClickId();
    },
    getOffer: () => {
      keep();
      return readOffer();
    },
    ready: (limit) =>
      whenReady(
        limit,
        () => isOpen,
        // The visitor may have agreed again meanwhile.
        () =>
          visited
            .then(() => visited)
            .then(onOccasion)
            .then(delivery.outcome),
      ),
    fillForm: (form) => {
      keep();
      fillForm(form);
    },
    decorateUrl: (url) => {
      keep();
      return decorateUrl(options, url, given, true);
    },
    refer: (token) =>
      outsideZone(() => {
        quietly(() => void held.push([shortText(token), location.href]));
        onOccasion();
      }),
    setConsent: (choice) =>
      outsideZone(() => {
        if (choice === 'granted' && !isOpen) {
          trace('consent-granted');
          isOpen = true;
          begin();
        }
        if (choice === 'denied') {
          trace('consent-denied');
          forget(true);
          closeTab();
          decide();
        }
      }),
    forget: () => outsideZone(() => forget(false)),
  };

  function begin() {
    openTab();
    lookedAt = undefined;
    // Where the page has replaced what one part builds on, the address is looked at all the same.
    visited = visit().catch(onOccasion);
    decide(visited);
  }

  /** The story of one visit: park the referral, deliver it, carry the click ID into the page and to other tabs. */
  async function visit(): Promise<void> {
    await quietly(whenActivated);
    if (!isOpen) return;
    hasBegun = true;
    const referrer = documentProperty('referrer') as string;
    const from = originOf(referrer);
    const isNewTab = from === location.origin && quietly(() => history.length) === 1;
    // A router may have cleaned the address before an async script runs: the timing entry still has the original.
    const landing = quietly(
      () => performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined,
    );
    const isFresh = landing?.type === 'navigate';
    if (!isForgotten) {
      refill(options);
      if (isFresh) takeHandedOver(options, landing as PerformanceEntry, referrer, arrivedAt);
    }
    // The visitor may have left the landing page before any script ran there. In a new tab, that page is still open.
    if (from === location.origin && !isNewTab) quietly(() => parkReferral(options, referrer));
    quietly(() => {
      if (landing) parkReferral(options, landing.name, isFresh, from ?? '');
    });
    onOccasion();
    // Consent may come some pages after the landing.
    if (isGatedPage && !hasClick())
      quietly(() => {
        parkEarlierLanding(options);
        onOccasion();
      });
    if (isNewTab && options.handOff) {
      const ref = quietly(() => findReferral(referrer, options.params));
      // What a longer storage has brought is older than a landing that has opened this tab.
      if (!hasClick() || (ref && isFresh && !currentLanding())) await ask(ref, referrer);
    }
    trace('searched', { isNewTab });
  }

  /** Asks the other tabs for their click, and whether they know the landing that has opened this tab. */
  async function ask(ref: string | undefined, referrer: string): Promise<void> {
    trace('tabs-asked');
    quietly(() => {
      join();
      tabs?.ask();
    });
    let isOver = false;
    setTimeout(() => {
      isOver = true;
    }, TABS_ANSWER_WITHIN);
    // A click that comes ends it, but the tab that knows the landing may be another.
    do await delivery.pause(TABS_ANSWER_WITHIN);
    while (!isOver && ref && !tabs?.isKnown(ref));
    // Nobody knows it: a script has left it.
    if (tabs && !isForgotten && !tabs.isKnown(ref)) parkToken(options, ref, referrer);
    onOccasion();
  }

  /** Finds a referral in the address, and sends what is parked; until the visitor agrees, it stays here. */
  function look(): void {
    const address = location.href;
    // Once for each address, however often there is an occasion: what the visitor has had forgotten must not come back by it.
    if (address !== lookedAt) quietly(() => void held.push([findReferral(address, options.params), address]));
    lookedAt = address;
    if (!hasBegun) return;
    keep();
    for (const [ref, address] of held.splice(0)) parkToken(options, ref, address);
    delivery.send();
  }

  /** Does what there is to do whenever something may have changed. */
  function onOccasion(): void {
    quietly(look);
    refresh();
  }

  /** Listens, tells the page, and carries the click ID into it. */
  function refresh(): void {
    quietly(() => {
      // Again and again: `document.open()` removes all listeners.
      onRouteChange(onMove);
      if (!isOpen) return;
      listen(USE, onUse);
      listen('pageshow online', onReturn);
      // The last moment to put back what the page has taken out of the storage.
      listen('pagehide', onLeave);
      const isReferred = hasClick();
      // The page around a frame may have the click. It is null in a frame of another site.
      if (isReferred || window.frameElement) listen('storage', onStorage);
      announce();
      if (!isReferred) return;
      listen(USE_WITH_CLICK, onUse);
      carry();
      if (options.handOff && !tabs) whenIdle(() => isOpen && quietly(join));
    });
  }

  function onLeave() {
    quietly(look);
  }

  function onMove() {
    if (location.href !== lookedAt) onOccasion();
  }

  function onUse(event: Event) {
    if (isOpen)
      quietly(() => {
        // By a link of the page, or by one that came without a route change.
        if (location.href === lookedAt) look();
        else onOccasion();
        // A tab that this opens will ask.
        if (hasClick() || readLandings()[0]) join();
      });
    // Also for a visitor who has refused since: a copy of the page may bring back what has been taken out.
    quietly(() => prepare(options, event, onUse));
  }

  function onReturn(event: Partial<PageTransitionEvent>) {
    // A page that is shown for the first time has just begun.
    if (event.persisted === false) return;
    // The visitor may have been forgotten on the page after this one.
    if (event.persisted) unlearn();
    delivery.wake();
    onOccasion();
  }

  function onStorage({ key }: Partial<StorageEvent>) {
    // A frame that forgets the visitor names what it removes. A page that clears all names no key, and pages that write to a
    // storage of theirs name another: then what is gone comes back.
    if (/^__selgeo/.test(String(key))) unlearn();
    keep();
    // Nothing is sent: whoever has parked a click sends it. Chromium tells even the page that the visitor is just leaving.
    refresh();
  }

  function onRegistered() {
    onOccasion();
    tell();
    // The page around a frame listens to the storage only once it has a click.
    quietly(() => window.frameElement && void window.parent.__selgeo?.ready());
  }

  /** Joins the other tabs, unless the merchant does not want it. Safari before 15.4 has no channel: there it throws. */
  function join() {
    if (!options.handOff) return;
    tabs ??= joinTabs(
      () => !isForgotten,
      () => onReturn({}),
      () => {
        isForgotten = true;
        erase(false);
      },
    );
    if (isUntold && isOpen) tell();
  }

  /** A new tab may have asked before. */
  function tell() {
    isUntold = !tabs;
    quietly(() => tabs?.tell());
  }

  /** Forgets the visitor, here and in all tabs that can be reached. */
  function forget(isRefused: boolean) {
    // Before the storage is closed for a visitor who has refused.
    quietly(join);
    quietly(() => tabs?.forget());
    // Before page code hears of it, which may change the address.
    if (isRefused) isOpen = hasBegun = false;
    else isForgotten = true;
    // Who has not agreed says nothing more to other tabs.
    if (!isOpen) {
      quietly(() => tabs?.leave());
      tabs = undefined;
    }
    erase(isRefused);
  }

  function erase(alsoLandings: boolean) {
    trace('forgotten');
    eraseClick(alsoLandings);
    announce();
  }
}
