import type { Offer } from '../agreed/offer-of.ts';
import type { Inspection } from './inspection.ts';

/**
 * What `ready()` settles with. `registered`: a click ID is in force. `none`: no partner sent this visitor. `pending`: the
 * caller's timeout came first. `rejected`: the API refused the referral for good (unknown partner or key).
 * `unreachable`: the attempts of this page are used up, and the next page of the tab resumes. `consent`: the visitor has not
 * agreed, as the tag asks for; with a timeout, `ready()` waits for a decision until then.
 */
export type Readiness =
  | { readonly status: 'registered'; readonly clickId: string }
  | { readonly status: 'none' | 'pending' | 'rejected' | 'unreachable' | 'consent'; readonly clickId: null };

export type ReadyOptions = {
  /** Longest wait in milliseconds, up to 2,147,483,647. Without it, `ready()` waits until this page's work is over. */
  readonly timeout?: number | undefined;
};

declare global {
  /** What `window.__selgeo` offers. An interface, because that merges with the one of another version of this package. */
  interface SelgeoGlobal {
    readonly version: string;
    /**
     * The click ID (a UUID), or `null`: not referred, storage gone, or not registered yet.
     * @example const clickId = window.__selgeo?.getClickId() ?? null;
     */
    getClickId(): string | null;
    /** Settles, never rejects, once the visitor's referral is registered, refused or given up on this page. */
    ready(options?: ReadyOptions): Promise<Readiness>;
    /**
     * Puts the click ID into the form's `<input data-selgeo>`, or into a hidden input made for it; not over a field of yours.
     * @example form.addEventListener('submit', () => window.__selgeo?.fillForm(form));
     */
    fillForm(form: HTMLFormElement): void;
    /**
     * Adds the click ID to a Stripe Payment Link, or hands it over to another domain that `data-domains` names, for two minutes
     * from now. Returns the URL unchanged when it is neither, carries a `client_reference_id` already, is not a URL, or when
     * there is no click ID.
     * @example location.href = window.__selgeo?.decorateUrl(url) ?? url;
     */
    decorateUrl(url: string): string;
    /**
     * What the API has said of the partner and a discount, as plain data to be shown as text; `null` where it has said nothing.
     * @example const name = window.__selgeo?.getOffer()?.partner.name;
     */
    getOffer(): Offer | null;
    /**
     * Counts a referral token as if a route change had brought it: from a path, a subdomain, or a code that the visitor types.
     * Anything but a text of 1 to 255 characters is ignored.
     * @example window.__selgeo?.refer('abc123');
     */
    refer(token: string): void;
    /**
     * `granted` opens the gate of `data-consent` and `data-opt-out`, and does what the start of a page does. `denied` empties
     * all that is stored, takes the click ID out of the page, and closes the gate for this page, also where there was none.
     * Anything else is ignored. Nothing stores the decision: call it on each page.
     * @example window.__selgeo?.setConsent('granted');
     */
    setConsent(choice: 'granted' | 'denied'): void;
    /**
     * Forgets the visitor's click: in this tab, in all others that can be reached, and beyond. The click ID goes out of links,
     * elements and inputs; an answer under way is dropped. The same landing does not count again; a new one does.
     * @example window.__selgeo?.forget();
     */
    forget(): void;
    /** Only with debug on: all that there is to know about this page, as plain data, and why there is no click ID. */
    inspect?(): Inspection;
  }
  interface WindowEventMap {
    /** Whenever what `getClickId()` or `getOffer()` answers has changed. `detail` is the click ID, or `null`. No replay. */
    'selgeo:change': CustomEvent<string | null>;
  }
  interface Window {
    /** Absent until the script has run; then it stays the same object. */
    __selgeo?: SelgeoGlobal;
  }
  /** Until then the bare name throws, and `window.__selgeo` does not. */
  var __selgeo: SelgeoGlobal | undefined;
}

/** What `window.__selgeo` offers, and what `init()` returns. No member ever throws. */
export type Selgeo = SelgeoGlobal;
