import type { Conversion } from '../store/conversions.ts';
import type { Trail } from './read-trail.ts';

/** The way of a referral, in the order in which it is gone. `carrier` is the session, or the call of the API. */
const steps = ['link', 'click', 'carrier', 'invoice', 'event', 'decision', 'refund'] as const;

export type StepName = (typeof steps)[number];

/** The steps that this conversion has taken: only some are renewals, and only some go back to the customer. */
export function stepsOf({ sale, conversion }: Pick<Trail, 'sale' | 'conversion'>): StepName[] {
  return steps.filter(
    (step) => (step !== 'invoice' || sale?.invoice) && (step !== 'refund' || conversion.refunded_cents > 0),
  );
}

/** `broken`: here the chain breaks. `unknown`: before the break, so nothing leads there. `unneeded`: a code decided. */
export type StepState = 'done' | 'broken' | 'unknown' | 'unneeded';

export type Break = {
  readonly at: StepName;
  readonly why: string;
};

const breaks: Readonly<Record<string, Break>> = {
  no_reference: {
    at: 'carrier',
    why: 'It names no click and no promo code. Either nobody referred the buyer, or the page did not hand the click ID over.',
  },
  reference_not_a_click_id: {
    at: 'carrier',
    why: 'What it carries is a value of the merchant’s own. Who uses client_reference_id for that sends the click ID as metadata.aff_click_id.',
  },
  promo_code_unknown: { at: 'carrier', why: 'The promo code belongs to no partner.' },
  click_unknown: {
    at: 'click',
    why: 'The click that the sale names was never registered here: it comes from another environment, or was made up.',
  },
  click_of_other_mode: {
    at: 'click',
    why: 'It was registered in the other mode: test clicks never earn live sales, nor live clicks test sales.',
  },
};

/** Where the chain from the partner's link to the sale breaks, and why; undefined when a partner earns the sale. */
export function breakOf({ attributed, code }: Pick<Conversion, 'attributed' | 'code'>): Break | undefined {
  return attributed ? undefined : breaks[code];
}

/** How far each step is known. `hasClick` says whether the click is stored here. */
export function stateOf(
  step: StepName,
  conversion: Pick<Conversion, 'attributed' | 'code'>,
  hasClick: boolean,
): StepState {
  if (breakOf(conversion)?.at === step) return 'broken';
  if (hasClick || (step !== 'link' && step !== 'click')) return 'done';
  return conversion.attributed ? 'unneeded' : 'unknown';
}
