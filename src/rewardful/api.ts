import type { Discount, Offer } from '../agreed/offer-of.ts';
import { documentProperty } from '../browser/document-property.ts';
import { quietly } from '../browser/quietly.ts';
import { whenActivated } from '../browser/when-activated.ts';
import type { Selgeo } from '../visit/api.ts';

/** What `window.Rewardful` offers (https://developers.rewardful.com/javascript-api/overview). */
export type RewardfulProperties = {
  /** The click ID (a UUID), or an empty string: not referred, or not registered yet. Always the present one. */
  readonly referral: string;
  /**
   * The partner, where the API has told a name; an empty text otherwise, as are `campaign` and `coupon`: so that code which
   * tests them takes its way without, and not `null`, so that code which does not test them reads `undefined` from them
   * instead of failing. Always the present one.
   */
  readonly affiliate: { readonly name: string } | '';
  /** Selgeo has none. */
  readonly campaign: '';
  /** The discount, where the API has told of one. */
  readonly coupon: Coupon | '';
};

/** A discount in the words of Rewardful, which are those of Stripe's coupons. */
export type Coupon = Omit<Discount, 'code'> & {
  /** The promotion code, which is what Selgeo knows of it. */
  readonly id: string | null;
  readonly name: string | null;
};

/** The global function: `rewardful(command, …)`. */
type Rewardful = (command?: unknown, callback?: unknown) => void;

declare global {
  interface Window {
    Rewardful?: RewardfulProperties;
    /** Name of the global function, as Rewardful's inline snippet sets it; without that, `rewardful`. */
    _rwq?: string;
  }
}

/**
 * How long callbacks wait for the click to be registered, in milliseconds: long enough for a second attempt in most
 * cases. Rewardful calls back when its script has loaded, and pages start their checkout from there.
 */
const CALLBACKS_WAIT = 3000;

/**
 * Publishes `window.Rewardful` and the global function, and takes over what the page has queued for it. The function
 * knows one command, `rewardful('ready', callback)`: calls back once, without arguments, as soon as the referral is
 * known, known not to be there, refused or given up on this page, and after three seconds at the latest; at once, before
 * it returns, when that is so already, because pages read in the next line what their callback has set. A callback
 * that throws fails as page code does, apart from the others. All else is ignored: `convert`, because conversions come
 * from Stripe's webhook or the Conversion API, and `source`, because only a link makes a click.
 */
export function publishRewardful(selgeo: Selgeo): void {
  const waiting: (() => void)[] = [];
  let isReady = false;

  const rewardful: Rewardful & { q?: unknown } = (command, callback) => {
    if (command !== 'ready' || typeof callback !== 'function') return;
    if (isReady) callOut(callback as () => void);
    else waiting.push(callback as () => void);
  };
  // Page code may keep a reference to the inline snippet's function, which looks for its queue here.
  rewardful.q = { push: (entry: Parameters<Rewardful>) => rewardful(...entry) };

  quietly(() => {
    // Where the page has frozen the property, it keeps what it has.
    window.Rewardful = {
      get referral() {
        return readReferral(selgeo);
      },
      get affiliate() {
        const name = readOffer(selgeo)?.partner.name;
        return name ? { name } : '';
      },
      campaign: '',
      get coupon() {
        const discount = readOffer(selgeo)?.discount;
        if (!discount) return '';
        const { code, ...terms } = discount;
        return { id: code, name: code, ...terms };
      },
    };
  });
  quietly(() => {
    const page = window as unknown as Record<string, (Rewardful & { readonly q?: unknown }) | undefined>;
    const name = window._rwq || 'rewardful';
    const early = page[name];
    // Anything but a function is the page's own: the element with that ID, for instance.
    if (early && typeof early !== 'function') return;
    page[name] = rewardful;
    if (Array.isArray(early?.q)) for (const entry of early.q) quietly(() => rewardful(entry[0], entry[1]));
  });
  void untilKnown(selgeo).then(() => {
    isReady = true;
    waiting.forEach(callOut);
  });
}

async function untilKnown(selgeo: Selgeo): Promise<void> {
  try {
    // No time passes for a visitor who has not seen the page yet.
    await whenActivated();
    await selgeo.ready({ timeout: CALLBACKS_WAIT });
  } catch {
    // The page has put something of its own into `window.__selgeo`.
  }
}

function readReferral(selgeo: Selgeo): string {
  try {
    return selgeo.getClickId() ?? '';
  } catch {
    return '';
  }
}

function readOffer(selgeo: Selgeo): Offer | null {
  try {
    return selgeo.getOffer();
  } catch {
    return null;
  }
}

/** Calls as the browser calls a listener: an error is reported where the page has made it, and stops nobody. */
function callOut(callback: () => void): void {
  const target = document.createDocumentFragment();
  target.addEventListener('ready', () => callback());
  // Not `new Event`, because MooTools 1.2 has an `Event` of its own.
  const event = documentProperty('createEvent')?.call(document, 'Event') as Event;
  event.initEvent('ready');
  target.dispatchEvent(event);
}
