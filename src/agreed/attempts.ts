/** How often one occasion (a page load, for instance) tries before it leaves a request to the next one. */
export const ATTEMPTS = 4;

/** Milliseconds after which an attempt that has not been answered completely counts as failed. */
export const TIME_LIMIT = 10_000;
