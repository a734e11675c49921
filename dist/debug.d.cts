/** Why `clickId` is what it is, once `ready()` has settled. */
type Readiness = 
/** A click ID is in force, new or stored by an earlier page of this tab. */
{
    readonly status: 'registered';
    readonly clickId: string;
}
/**
 * There is no click ID. `none`: no partner sent this visitor. `pending`: the caller's timeout came first. `rejected`:
 * the API refused the referral for good (unknown partner or key). `unreachable`: the attempts of this page are used
 * up, and the next page of the tab resumes.
 */
 | {
    readonly status: 'none' | 'pending' | 'rejected' | 'unreachable';
    readonly clickId: null;
};
type ReadyOptions = {
    /**
     * Longest wait in milliseconds; a negative one counts as 0. Without it, or when it is no number or more than a timer
     * can hold (2,147,483,647), `ready()` waits until this page's work is over.
     */
    readonly timeout?: number;
};
/** What `window.__selgeo` offers, and what `init()` returns. No member ever throws. */
type Selgeo = {
    /** The version of the snippet, such as `1.2.3`. */
    readonly version: string;
    /** The click ID (a UUID), or `null`: not referred, storage gone, or not registered yet. */
    getClickId(): string | null;
    /** Settles, never rejects, once the visitor's referral is registered, refused or given up on this page. */
    ready(options?: ReadyOptions): Promise<Readiness>;
    /**
     * Puts the click ID into the form's `<input data-selgeo>`, or into a hidden input made for it. Does nothing when
     * there is no click ID, or when the form has a field of that name of its own.
     */
    fillForm(form: HTMLFormElement): void;
    /**
     * Adds the click ID to a Stripe Payment Link. Returns the URL unchanged when it is not a Payment Link, carries a
     * `client_reference_id` already, is not a URL, or when there is no click ID.
     */
    decorateUrl(url: string): string;
};
declare global {
    interface Window {
        /** Absent until the script has run; then it stays the same object. */
        __selgeo?: Selgeo;
    }
}

/**
 * How a merchant configures the snippet: as `data-` attributes on the script tag (`data-api-url`) or in camel case in
 * `init({ apiUrl })`. A malformed value falls back to its default.
 */
type InitOptions = {
    /** The public key, `pk_test_…` or `pk_live_…`. Without a valid one nothing is sent, and nothing breaks. */
    readonly merchant: string;
    /** Origin of the attribution API; a path is ignored. Default `https://api.selgeo.com`. */
    readonly apiUrl?: string | undefined;
    /** Name of the URL parameter, or several separated by commas: the first one present wins. Default `ref`. */
    readonly param?: string | undefined;
    /** Which click earns the sale when another partner's link is followed later. Default `last`. */
    readonly attribution?: 'first' | 'last' | undefined;
    /** Payment Link domains of your own besides `buy.stripe.com`, in lower case, separated by commas. Default none. */
    readonly paymentLinkHosts?: string | undefined;
    /** `off`: no hand-off of the click to tabs of the same site that a link has opened. Default `on`. */
    readonly tabs?: 'on' | 'off' | undefined;
    /**
     * Content type of the click request. `application/json` costs a preflight (OPTIONS) for every click; use it only
     * for an API that insists on it. Default `text/plain`.
     */
    readonly contentType?: 'text/plain' | 'application/json' | undefined;
};

/** As `init` of the main entry, and writes down every decision of the visit. */
declare function init(options: InitOptions | DOMStringMap): Selgeo;

export { init };
