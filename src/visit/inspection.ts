import type { InitOptions } from '../agreed/options.ts';

/** One line of the table of codes in docs/debug.md; no advice where all is well. */
export type Explained = {
  readonly code: `SG${number}`;
  readonly meaning: string;
  readonly advice: string | null;
};

/** One request for a click. What is not known yet is `null`, and so is the status of an answer with a click ID. */
export type Attempt = {
  readonly at: number;
  readonly duration: number | null;
  /** The code that says how it ended, or that it is under way. */
  readonly result: Explained['code'];
  readonly status: number | null;
  readonly requestId: string;
  readonly ref: string;
};

/** One element of the page, and why it carries the click ID or not; `link`: it could be taken for a Payment Link. */
export type Finding = Explained & {
  readonly element: HTMLElement;
  /** Leads to the element, and names nothing of its address or content. */
  readonly selector: string;
  readonly kind: 'payment-link' | 'buy-button' | 'pricing-table' | 'form' | 'link';
  readonly carries: boolean;
};

/** One place that holds a click ID. */
export type Kept = {
  /** `tab`: `sessionStorage`; `local`: `localStorage` of this host; `cookie`: as `data-storage` asks for. */
  readonly where: 'tab' | 'local' | 'cookie';
  /** Milliseconds since 1970; `null` for the tab, which ends with itself, and for a cookie, whose end no page can read. */
  readonly until: number | null;
};

/** All that the debug build knows about this page. Times are milliseconds since the navigation to it began. */
export type Inspection = {
  readonly version: string;
  /** Those in force; `merchant` is `null` where the key is missing or malformed. */
  readonly options: Readonly<Record<keyof InitOptions, string | readonly string[] | null>> | null;
  readonly landingUrl: string;
  /** The newest referral token of this tab. */
  readonly referral: string | null;
  /** As `ready()` would give it now. */
  readonly status: 'registered' | 'none' | 'pending' | 'rejected' | 'unreachable' | 'consent';
  readonly clickId: string | null;
  /** Why there is no click ID, or why the page was told that there was none. */
  readonly reason: Explained | null;
  /** Where a click ID is kept; nowhere while the visitor has not agreed, or where the browser takes nothing. */
  readonly kept: readonly Kept[];
  /** The oldest first, as in `log`. */
  readonly attempts: readonly Attempt[];
  readonly elements: readonly Finding[];
  readonly log: ReadonlyArray<Pick<Explained, 'code'> & Pick<Attempt, 'at'> & { readonly text: string }>;
};
