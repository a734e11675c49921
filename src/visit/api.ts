import type { Inspection } from './inspection.ts';

/**
 * What `ready()` settles with. `registered`: a click ID is in force. `none`: no partner sent this visitor. `pending`: the
 * caller's timeout came first. `rejected`: the API refused the referral for good (unknown partner or key).
 * `unreachable`: the attempts of this page are used up, and the next page of the tab resumes.
 */
export type Readiness =
  | { readonly status: 'registered'; readonly clickId: string }
  | { readonly status: 'none' | 'pending' | 'rejected' | 'unreachable'; readonly clickId: null };

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
     * Adds the click ID to a Stripe Payment Link. Returns the URL unchanged when it is not a Payment Link, carries a
     * `client_reference_id` already, is not a URL, or when there is no click ID.
     * @example location.href = window.__selgeo?.decorateUrl(url) ?? url;
     */
    decorateUrl(url: string): string;
    /** Only with debug on: all that there is to know about this page, as plain data, and why there is no click ID. */
    inspect?(): Inspection;
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
