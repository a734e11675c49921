import type { Offer } from '../agreed/offer-of.ts';
import type { Inspection } from './inspection.ts';

/**
 * The result of `ready()`. `registered`: a click ID is in force. `none`: no partner has sent this visitor. `pending`:
 * the caller's timeout was over first. `rejected`: the API has refused the referral for good (unknown partner or key).
 * `unreachable`: the attempts of this page are used up, and the next page of the tab tries again. `consent`: the tag
 * asks for consent, and the visitor has not agreed. With a timeout, `ready()` waits for a decision until the timeout.
 */
export type Readiness =
  | { readonly status: 'registered'; readonly clickId: string }
  | { readonly status: 'none' | 'pending' | 'rejected' | 'unreachable' | 'consent'; readonly clickId: null };

export type ReadyOptions = {
  /**
   * Longest wait in milliseconds, up to 2,147,483,647. Without it, `ready()` waits until this page has finished its
   * attempts.
   */
  readonly timeout?: number | undefined;
};

declare global {
  /**
   * What `window.__selgeo` offers. It is an interface, so that it merges with the interface of another version of this
   * package.
   */
  interface SelgeoGlobal {
    readonly version: string;
    /**
     * Returns the click ID (a UUID). Returns `null` when the visitor is not referred, the storage is gone, or the click
     * is not registered yet.
     * @example const clickId = window.__selgeo?.getClickId() ?? null;
     */
    getClickId(): string | null;
    /** Resolves when the visitor's referral is registered, refused or given up on this page. Never rejects. */
    ready(options?: ReadyOptions): Promise<Readiness>;
    /**
     * Puts the click ID into the form's `<input data-selgeo>`, or adds a hidden input for it. Never overwrites your own
     * field.
     * @example form.addEventListener('submit', () => window.__selgeo?.fillForm(form));
     */
    fillForm(form: HTMLFormElement): void;
    /**
     * Adds the click ID to a Stripe Payment Link. For a domain in `data-domains`, adds a hand-over that works for two
     * minutes from now. Returns every other URL unchanged. Also returns the URL unchanged when it already carries your
     * own value, when it is not a URL, or when there is no click ID.
     * @example location.href = window.__selgeo?.decorateUrl(url) ?? url;
     */
    decorateUrl(url: string): string;
    /**
     * Returns what the API has said about the partner and a discount: plain data, which you should show as text.
     * Returns `null` when the API has said nothing.
     * @example const name = window.__selgeo?.getOffer()?.partner.name;
     */
    getOffer(): Offer | null;
    /**
     * Counts a referral token as if a route change had brought it. Use it for a token from a path, a subdomain, or a
     * code that the visitor types. Ignores everything except a string of 1 to 255 characters.
     * @example window.__selgeo?.refer('abc123');
     */
    refer(token: string): void;
    /**
     * `granted` opens the gate of `data-consent` and `data-opt-out`, and does what the start of a page does. `denied`
     * deletes everything that is stored, removes the click ID from the page, and closes the gate for this page, even if
     * there was no gate. Other values are ignored. The snippet does not store the decision: call this on each page.
     * @example window.__selgeo?.setConsent('granted');
     */
    setConsent(choice: 'granted' | 'denied'): void;
    /**
     * Forgets the visitor's click: in this tab, in all other tabs that it can reach, in `localStorage` and in the
     * cookie. Removes the click ID from links, elements and inputs. Ignores an answer that is under way. The same
     * landing does not count again, a new one does.
     * @example window.__selgeo?.forget();
     */
    forget(): void;
    /** Only in debug mode: returns everything about this page as plain data, and why there is no click ID. */
    inspect?(): Inspection;
  }
  interface WindowEventMap {
    /**
     * Dispatched when the result of `getClickId()` or `getOffer()` changes, and when the script starts on a page that has
     * a click. `detail` is the click ID, or `null`. Late listeners get no replay.
     */
    'selgeo:change': CustomEvent<string | null>;
  }
  interface Window {
    /** Missing until the script has run. After that, it is always the same object. */
    __selgeo?: SelgeoGlobal;
  }
  /** Before the script has run, the bare name throws, but `window.__selgeo` does not. */
  var __selgeo: SelgeoGlobal | undefined;
}

/** What `window.__selgeo` offers, and what `init()` returns. No member ever throws. */
export type Selgeo = SelgeoGlobal;
