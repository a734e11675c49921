/** What the visitor has said to one category; `undefined`: nothing yet, or the manager has no such category. */
export type Answer = boolean | undefined;

/** Gives the answers of a manager on, whenever they may have changed. */
export type Tell = (answerTo: (category: string) => Answer) => void;

/**
 * What one consent manager is read by: `Manager` is what it puts into the window, and `Page` what it puts there besides. Any of it
 * may throw: that is caught where it is called, and says nothing. Methods, so that each may name what it knows of the window.
 */
export type Reader<Manager = unknown, Page = object> = {
  /** The manager's name in the window. */
  readonly inWindow: string;
  /**
   * What counts where the merchant names no category; all of several, separated by commas. None where every site names
   * its own: then nothing counts until the merchant says which.
   */
  readonly usual?: string;
  /** The manager's own events, separated by blanks, after which its state may be another. */
  readonly signals?: string;
  /** Listens by means other than events. Called when the manager is there, and again later if that has thrown. */
  joinIn?(manager: Manager, tell: Tell, again: () => void, page: Page): void;
  /** Reads the present state, which says nothing while the visitor has not answered. */
  readNow?(manager: Manager, tell: Tell, page: Page): void;
};
