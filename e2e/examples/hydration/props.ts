/** What the server and the browser have to agree on. */
export type PageProps = {
  /** Origin of the attribution API, which has the script as well. */
  readonly api: string;
  /** Origin of the Payment Links. */
  readonly links: string;
  /** Whether the page has a script that hydrates it; otherwise the test does that. */
  readonly early: boolean;
};
