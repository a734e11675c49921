import type { PortablePage } from '../../engines/portable-page.ts';
import type { Draw } from './draw.ts';
import type { Stage } from './stage.ts';

/** What must have come of a visit. Its referrals have short names; `stage.ref(name)` is the token of one. */
export type Expected = {
  /** How many clicks the API must hold for each of the visit's referrals. */
  readonly clicks: Readonly<Record<string, number>>;
  /** Whose sale it is, `null` for nobody's. */
  readonly paid: string | null;
};

export type Visit = {
  /** What has been drawn, for whoever has to repeat it. */
  readonly plan: object;
  /** What follows from the plan by the rules of the documentation, and not by what the snippet does. */
  readonly expected: Expected;
  /** Referrals that the API does not know when the visit begins. */
  readonly unknown?: readonly string[];
  /** Attributes of the tag on all pages of the visit. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Lives through it. Gives the tab where the visitor then pays: one that shows a page of the stage. */
  readonly live: (stage: Stage) => Promise<PortablePage>;
};

/** A kind of visit: draws one. */
export type Kind = (draw: Draw) => Visit;
