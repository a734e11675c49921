import type { InitOptions } from '../agreed/options.ts';

/** One line of the table of codes in docs/debug.md. `advice` is `null` where all is well. */
export type Explained = {
  readonly code: `SG${number}`;
  readonly meaning: string;
  readonly advice: string | null;
};

/**
 * One request for a click. A value that is not known yet is `null`. The status of an answer with a click ID is `null`
 * too.
 */
export type Attempt = {
  readonly at: number;
  readonly duration: number | null;
  /** The code that says how it ended, or that it is under way. */
  readonly result: Explained['code'];
  readonly status: number | null;
  readonly requestId: string;
  readonly ref: string;
};

/**
 * One element of the page, and why it carries the click ID or not. The kind `link` means that it looks like a Payment
 * Link, but is not one.
 */
export type Finding = Explained & {
  readonly element: HTMLElement;
  /** Selects the element. It contains nothing from the element's address or content. */
  readonly selector: string;
  readonly kind: 'payment-link' | 'buy-button' | 'pricing-table' | 'form' | 'link';
  readonly carries: boolean;
};

/** One place that holds a click ID. */
export type Kept = {
  /** `tab`: `sessionStorage`; `local`: `localStorage` of this host; `cookie`: as `data-storage` asks for. */
  readonly where: 'tab' | 'local' | 'cookie';
  /**
   * When it ends, in milliseconds since 1970. `null` for the tab, and for a cookie, because a page cannot read when it
   * ends.
   */
  readonly until: number | null;
};

/**
 * Everything that the debug build knows about this page. Times are milliseconds since the navigation to the page began.
 */
export type Inspection = {
  readonly version: string;
  /** The options in force. `merchant` is `null` if the key is missing or malformed. */
  readonly options: Readonly<Record<keyof InitOptions, string | readonly string[] | null>> | null;
  readonly landingUrl: string;
  /** The newest referral token of this tab. */
  readonly referral: string | null;
  /** The status that `ready()` would give now. */
  readonly status: 'registered' | 'none' | 'pending' | 'rejected' | 'unreachable' | 'consent';
  readonly clickId: string | null;
  /** Why there is no click ID, or why the page got the answer that there is none. */
  readonly reason: Explained | null;
  /**
   * Where a click ID is kept. Empty while the visitor has not agreed, or if the browser does not accept any storage.
   */
  readonly kept: readonly Kept[];
  /** The oldest first, as in `log`. */
  readonly attempts: readonly Attempt[];
  readonly elements: readonly Finding[];
  readonly log: ReadonlyArray<Pick<Explained, 'code'> & Pick<Attempt, 'at'> & { readonly text: string }>;
};
