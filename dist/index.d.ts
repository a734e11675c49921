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

/**
 * The stable codes of the debug mode, the inspector and the doctor. A number is never used again for anything else:
 * merchants search for them. SG0x start and key, SG1x referral, SG2x delivery, SG3x tabs, SG4x storage, SG5x what
 * carries the click ID, SG6x what does not, SG7x why the API could not be reached, SG8x the page's own code and tag.
 */
declare const CODES: {
    readonly SG01: {
        readonly meaning: "The snippet has started.";
    };
    readonly SG02: {
        readonly meaning: "The merchant key is missing or malformed, so nothing is sent.";
        readonly advice: "Set data-merchant to your public key, pk_live_… or pk_test_…, as the dashboard shows it.";
    };
    readonly SG03: {
        readonly meaning: "An option is malformed or unknown, and its default holds.";
        readonly advice: "Compare the attribute with the table of options.";
    };
    readonly SG04: {
        readonly meaning: "The snippet runs already; this second tag or init has started nothing.";
        readonly advice: "Keep one of the two.";
    };
    readonly SG05: {
        readonly meaning: "Every address of the visit has been looked at, and other tabs where they count.";
    };
    readonly SG06: {
        readonly meaning: "The visit has not begun: the page is prerendered, or waits for an answer of the other tabs.";
        readonly advice: "Wait for ready({ timeout }) in checkout code.";
    };
    readonly SG10: {
        readonly meaning: "A referral was found in an address of this visit.";
    };
    readonly SG11: {
        readonly meaning: "No referral: neither the address nor an earlier page of this tab has one.";
        readonly advice: "Open the page through a tracking link, such as https://your-site.com/?ref=abc123.";
    };
    readonly SG12: {
        readonly meaning: "The referral is the one that this tab has already; it is not a new click.";
    };
    readonly SG13: {
        readonly meaning: "Another referral came later, and data-attribution=\"first\" keeps the first.";
    };
    readonly SG14: {
        readonly meaning: "The referral is of an older page: going back or reloading is not a new click.";
    };
    readonly SG15: {
        readonly meaning: "The referral is blank or longer than 255 characters, so it is none.";
        readonly advice: "Copy the tracking link from the dashboard again.";
    };
    readonly SG16: {
        readonly meaning: "This tab had a referral, and nothing is left of it: the API refused it, or its storage was emptied.";
        readonly advice: "Open the tracking link in a new tab with ?selgeo_debug, and see what becomes of it on the first page.";
    };
    readonly SG20: {
        readonly meaning: "The click is parked in the tab until the API has answered.";
    };
    readonly SG21: {
        readonly meaning: "The click is sent.";
    };
    readonly SG22: {
        readonly meaning: "The click is registered; its click ID is in force.";
    };
    readonly SG23: {
        readonly meaning: "No answer: the network, the browser or an extension has stopped the request.";
        readonly advice: "See the codes SG70 to SG75 for the reason.";
    };
    readonly SG24: {
        readonly meaning: "The API cannot take the click now; it is sent again.";
        readonly advice: "Nothing to do: what is not registered on this page goes on with the next one.";
    };
    readonly SG25: {
        readonly meaning: "The API has refused the click for good.";
        readonly advice: "The tracking link may be deleted: compare it with the dashboard.";
    };
    readonly SG26: {
        readonly meaning: "The attempts of this page are used up; the next page of the tab goes on.";
        readonly advice: "See why the attempts failed, then open another page of the site in this tab.";
    };
    readonly SG27: {
        readonly meaning: "The API has answered without a click ID; that counts as no answer.";
        readonly advice: "Check data-api-url: something else than the attribution API answers there.";
    };
    readonly SG28: {
        readonly meaning: "The API does not know the merchant key.";
        readonly advice: "Copy the key again, and mind its mode: a test key is unknown to the live API.";
    };
    readonly SG29: {
        readonly meaning: "The click is still under way.";
        readonly advice: "Wait for ready({ timeout }) in checkout code.";
    };
    readonly SG30: {
        readonly meaning: "A new tab asks the other tabs of the site for their click.";
    };
    readonly SG31: {
        readonly meaning: "The click was taken over from another tab.";
    };
    readonly SG32: {
        readonly meaning: "This tab was opened by your site, and no other tab had a click to hand over.";
        readonly advice: "Keep the landing page open until the new tab has loaded, or open the page in the same tab.";
    };
    readonly SG33: {
        readonly meaning: "This tab was opened by your site, and data-tabs=\"off\" keeps it from asking the others.";
        readonly advice: "Remove data-tabs, or open the page in the same tab.";
    };
    readonly SG40: {
        readonly meaning: "The storage of the tab is switched off or full: the click ID is lost with this page.";
        readonly advice: "Allow site data for this page. In a sandboxed frame, add allow-same-origin.";
    };
    readonly SG41: {
        readonly meaning: "The stored click ID is not a UUID, so it counts as none.";
        readonly advice: "Something else writes sessionStorage.__selgeo_cid: leave that key to the snippet.";
    };
    readonly SG50: {
        readonly meaning: "It carries the click ID.";
    };
    readonly SG51: {
        readonly meaning: "It gets the click ID when it is used.";
    };
    readonly SG52: {
        readonly meaning: "It gets the click ID once the page has loaded and is idle.";
    };
    readonly SG60: {
        readonly meaning: "There is no click ID to carry yet.";
        readonly advice: "See why there is none.";
    };
    readonly SG61: {
        readonly meaning: "It has a client_reference_id of your own, which stays.";
        readonly advice: "Remove that value, or report the sale with createConversion.";
    };
    readonly SG62: {
        readonly meaning: "It leads to a host that is no Payment Link host.";
        readonly advice: "If that is your own Payment Link domain, name it in data-payment-link-hosts.";
    };
    readonly SG63: {
        readonly meaning: "The form has not opted in.";
        readonly advice: "If it signs up or sells something, add data-selgeo to it, or call fillForm(form).";
    };
    readonly SG64: {
        readonly meaning: "The form has a field of that name of its own, which stays.";
        readonly advice: "Mark that field with data-selgeo, or name another one: data-selgeo=\"other_name\".";
    };
    readonly SG65: {
        readonly meaning: "It is one of Stripe's elements inside a shadow root, where the snippet does not look.";
        readonly advice: "Set client-reference-id yourself from getClickId(), or take it out of the shadow root.";
    };
    readonly SG66: {
        readonly meaning: "It leads to Stripe, but not to a Payment Link, and nothing can be added there.";
        readonly advice: "For Checkout, set client_reference_id where your back end creates the session.";
    };
    readonly SG67: {
        readonly meaning: "The marked field has no name or is disabled, so the browser does not send it.";
        readonly advice: "Give it a name, and enable it.";
    };
    readonly SG68: {
        readonly meaning: "It is a Payment Link inside an SVG image, where the snippet does not look.";
        readonly advice: "Put an HTML link around the image, or set its address with decorateUrl(url).";
    };
    readonly SG70: {
        readonly meaning: "The page's Content Security Policy forbids the request.";
        readonly advice: "Add the origin of the API to connect-src.";
    };
    readonly SG71: {
        readonly meaning: "The browser is offline.";
        readonly advice: "The click goes on when the network is back.";
    };
    readonly SG72: {
        readonly meaning: "The request failed within milliseconds: most likely an extension blocks it; else the API refuses connections.";
        readonly advice: "Open the page in a private window without extensions. If it fails there as well, check that the API runs.";
    };
    readonly SG73: {
        readonly meaning: "The API could not be reached: its server, the network, or what it says about CORS; or an extension.";
        readonly advice: "Check data-api-url, and that the API runs and answers with Access-Control-Allow-Origin.";
    };
    readonly SG74: {
        readonly meaning: "The API has not answered within 10 seconds.";
        readonly advice: "Check how fast the API answers.";
    };
    readonly SG75: {
        readonly meaning: "The page's Content Security Policy forbids the script.";
        readonly advice: "Add the script's origin to script-src.";
    };
    readonly SG80: {
        readonly meaning: "The page has asked for the click ID before there was one.";
        readonly advice: "Ask at the moment of checkout, or wait for ready({ timeout }). useClickId() asks again by itself.";
    };
    readonly SG81: {
        readonly meaning: "There is no script tag of the snippet on this page.";
        readonly advice: "Put the tag into the head of every page.";
    };
    readonly SG82: {
        readonly meaning: "The script of the tag could not be loaded.";
        readonly advice: "Check the address of the tag, and its integrity attribute.";
    };
    readonly SG83: {
        readonly meaning: "The script has loaded, and window.__selgeo is not its own.";
        readonly advice: "Something else on the page defines window.__selgeo: rename that.";
    };
    readonly SG84: {
        readonly meaning: "The page could not be opened.";
        readonly advice: "Check the address, and that the page can be had without a login.";
    };
    readonly SG85: {
        readonly meaning: "There is a referral, and no click was sent.";
        readonly advice: "Look for code that replaces fetch, and whether init of the npm package has the merchant key.";
    };
    readonly SG86: {
        readonly meaning: "Nothing on this page carries the click ID.";
        readonly advice: "Nothing to do where visitors pay on another page. Else use a Payment Link or data-selgeo, or send getClickId().";
    };
};
type Code = keyof typeof CODES;

/** A code with what belongs to it, as `inspect()` gives it: plain data. */
type Explained = {
    readonly code: Code;
    readonly meaning: string;
    /** What the merchant should do about it; `null` where all is well. */
    readonly advice: string | null;
};

type Kind = 'payment-link' | 'buy-button' | 'pricing-table' | 'form' | 'link';
/** One element of the page that carries the click ID, or could be expected to, and why. */
type Finding = Explained & {
    readonly element: HTMLElement;
    /** Leads to the element, and names nothing of its address or content. */
    readonly selector: string;
    /** `link`: one that could be taken for a Payment Link. */
    readonly kind: Kind;
    /** Whether it has the click ID now. */
    readonly carries: boolean;
};

/** One request for a click. */
type Attempt = {
    /** When it was sent, in milliseconds since the navigation to this page began. */
    readonly at: number;
    /** How long it took, in milliseconds; `null` while it is under way. */
    readonly duration: number | null;
    /** The code that says how it ended; SG29 while it is under way. */
    readonly result: Code;
    /** HTTP status of an answer that registered nothing; `null` otherwise. */
    readonly status: number | null;
    /** Every attempt of one click has the same. */
    readonly requestId: string;
    readonly ref: string;
};

/** All that the debug build knows about this page. Times are milliseconds since the navigation to it began. */
type Inspection = {
    readonly version: string;
    /** The options in force, by their names for `init`; `merchant` is `null` where the key is missing or malformed. */
    readonly options: {
        readonly merchant: string | null;
        readonly apiUrl: string;
        readonly param: readonly string[];
        readonly attribution: 'first' | 'last';
        readonly paymentLinkHosts: readonly string[];
        readonly tabs: 'on' | 'off';
        readonly contentType: string;
    } | null;
    /** Where the visitor has come in on this page: origin and path. */
    readonly landingUrl: string;
    /** The newest referral token of this tab. */
    readonly referral: string | null;
    /** As `ready()` would give it now. */
    readonly status: 'registered' | 'none' | 'pending' | 'rejected' | 'unreachable';
    readonly clickId: string | null;
    /** Why there is no click ID, or why the page was told that there is none (SG80). */
    readonly reason: Explained | null;
    /** The requests of this page, the oldest first. */
    readonly attempts: readonly Attempt[];
    /** What carries the click ID on this page, or could be expected to, in the order of the document. */
    readonly elements: readonly Finding[];
    /** Every decision, the oldest first. */
    readonly log: ReadonlyArray<{
        readonly code: Code;
        readonly at: number;
        readonly text: string;
    }>;
};

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
    /** Only with debug on: all that there is to know about this page, as plain data, and why there is no click ID. */
    inspect?(): Inspection;
};
declare global {
    interface Window {
        /** Absent until the script has run; then it stays the same object. */
        __selgeo?: Selgeo;
    }
}

/**
 * Starts the snippet on this page, registers the visitor's referral and publishes the returned object as
 * `window.__selgeo`. Where the script tag or an earlier `init` runs already, returns that one and starts nothing.
 * Never throws. On a server, where there is no visitor, it does nothing and returns an object that knows no click.
 */
declare function init(options: InitOptions): Selgeo;
/** The click ID of this tab (a UUID), or `null`. Works without `init`, and gives `null` on a server. */
declare function getClickId(): string | null;
/**
 * Settles once the visitor's referral is registered, refused or given up on this page; see `Readiness`. A call made
 * before `init` waits for it, so give a timeout where `init` may not happen. On a server: `none`, at once.
 */
declare function ready(options?: ReadyOptions): Promise<Readiness>;

export { getClickId, init, ready };
export type { InitOptions, Readiness, ReadyOptions, Selgeo };
