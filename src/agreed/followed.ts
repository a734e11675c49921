/** What `followConsent` has found out, as the snippet reads it at its start, and the debug mode. */
export type Followed = {
  /** The consent manager that the merchant has named; `null`: whichever there is. */
  readonly wanted: string | null;
  /** The one that is on the page; `null`: none so far. */
  found: string | null;
  /** What the visitor has told it; `null`: nothing so far. */
  said: 'granted' | 'denied' | null;
};

declare global {
  interface Window {
    /** As it is now. Absent where no consent manager is followed. */
    __selgeo_consent?: Followed;
  }
  interface WindowEventMap {
    /** Whenever `__selgeo_consent` is another. */
    'selgeo:consent': Event;
  }
}
