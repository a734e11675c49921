/** One line of the table of codes (docs/debug.md), as plain data. */
export type Explained = {
  readonly code: `SG${number}`;
  readonly meaning: string;
  /** What the merchant should do about it; `null` where all is well. */
  readonly advice: string | null;
};

/** One request for a click. */
export type Attempt = {
  /** When it was sent, in milliseconds since the navigation to this page began. */
  readonly at: number;
  /** How long it took, in milliseconds; `null` while it is under way. */
  readonly duration: number | null;
  /** The code that says how it ended, or that it is under way. */
  readonly result: Explained['code'];
  /** HTTP status of an answer that registered nothing; `null` otherwise. */
  readonly status: number | null;
  /** Every attempt of one click has the same. */
  readonly requestId: string;
  readonly ref: string;
};

/** What an element is to the snippet; `link`: one that could be taken for a Payment Link. */
export type Kind = 'payment-link' | 'buy-button' | 'pricing-table' | 'form' | 'link';

/** One element of the page that carries the click ID, or could be expected to, and why. */
export type Finding = Explained & {
  readonly element: HTMLElement;
  /** Leads to the element, and names nothing of its address or content. */
  readonly selector: string;
  readonly kind: Kind;
  /** Whether it has the click ID now. */
  readonly carries: boolean;
};

/** All that the debug build knows about this page. Times are milliseconds since the navigation to it began. */
export type Inspection = {
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
  /** Why there is no click ID, or why the page was told that there was none. */
  readonly reason: Explained | null;
  /** The requests of this page, the oldest first. */
  readonly attempts: readonly Attempt[];
  /** What carries the click ID on this page, or could be expected to, in the order of the document. */
  readonly elements: readonly Finding[];
  /** Every decision, the oldest first. */
  readonly log: ReadonlyArray<{
    readonly code: Explained['code'];
    readonly at: number;
    readonly text: string;
  }>;
};
