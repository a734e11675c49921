/** The origin that stands for the collector in every script; a world puts its own there. Sizes are measured with this. */
export const COLLECTOR = 'https://collector.test';

/** A script that is compared. */
export type Candidate = {
  /** Its column. */
  readonly name: string;
  /** What exactly is measured, in Markdown. */
  readonly description: string;
  /** The script as a page loads it, with `COLLECTOR` where it names its server. */
  readonly code: string;
  /** Attributes of its script tag, with `COLLECTOR` as well. */
  readonly attributes: Readonly<Record<string, string>>;
  /**
   * Whether a POST to this path of the collector is the hit, the request that all is about; or, for a script that sends
   * none while the page is open, why that is so.
   */
  readonly hit: ((path: string) => boolean) | string;
};
