import { uuidOf } from '../../src/agreed/uuid-of.ts';
import { quote } from './quote.ts';

export type Mode = 'test' | 'live';

export type KnownClick = {
  readonly id: string;
  readonly mode: Mode;
  readonly partnerId: number;
  readonly partnerName: string;
};

/** Everything a sale says about where it came from. Absent and blank values are the same: no signal. */
export type Signals = {
  /** Of the Checkout Session: a click ID, or a value of the merchant's own. */
  readonly clientReferenceId?: string | null | undefined;
  /** The Session's `metadata.aff_click_id`. */
  readonly metadataClickId?: string | null | undefined;
  /** The same of the subscription, as its invoices repeat it. */
  readonly subscriptionClickId?: string | null | undefined;
  /** The click that an earlier session or invoice of this customer has named. */
  readonly customerClickId?: string | null | undefined;
  /** Sent to the Conversion API. */
  readonly apiClickId?: string | null | undefined;
  readonly promoCode?: string | null | undefined;
};

export type SaleFacts = Signals & {
  readonly mode: Mode;
  /** Those of `candidateClickIds` that exist. */
  readonly clicks: readonly KnownClick[];
  /** The partner to whom the promo code belongs. */
  readonly promoPartner?: { readonly id: number; readonly name: string } | undefined;
};

export type Decision =
  | {
      readonly attributed: true;
      /** Null when a promo code decided: no click is known. */
      readonly clickId: string | null;
      readonly partnerId: number;
      readonly code: Reference['code'] | 'by_promo_code';
      readonly explanation: string;
    }
  | Refusal;

type Refusal = {
  readonly attributed: false;
  readonly code: (typeof mostTellingFirst)[number];
  readonly explanation: string;
};

const mostTellingFirst = [
  'click_of_other_mode',
  'click_unknown',
  'reference_not_a_click_id',
  'promo_code_unknown',
  'no_reference',
] as const;

/**
 * Who earns a sale. The Session's `client_reference_id` speaks first, then `metadata.aff_click_id`, because a merchant
 * may use the former for itself, then the subscription's, then what is known of the customer; a promo code speaks where no
 * click is known, but not for a click of the other mode, which the API refuses whatever stands beside it. Of several reasons
 * for a sale to go unattributed the most telling one is given.
 */
export function decide(facts: SaleFacts): Decision {
  const decisions = references(facts).map((reference) => judge(reference, facts));
  const rank = (decision: Decision) => (decision.attributed ? -1 : mostTellingFirst.indexOf(decision.code));
  const [best] = decisions.sort((one, other) => rank(one) - rank(other));
  if (!best) return facts.promoCode ? judgePromoCode(facts.promoCode, facts) : noReference;
  if (best.code !== 'click_unknown' || !facts.promoCode) return best;
  const byCode = judgePromoCode(facts.promoCode, facts);
  return byCode.attributed
    ? { ...byCode, explanation: `${byCode.explanation} Not by a click: ${afterColon(best.explanation)}` }
    : best;
}

const afterColon = (explanation: string): string => explanation.replace(/^[^:]*: /, '');

/** The click IDs worth looking up before `decide` is asked, in lower case as they are stored. */
export function candidateClickIds(signals: Signals): string[] {
  return references(signals).flatMap(({ value }) => uuidOf(value)?.toLowerCase() ?? []);
}

type Reference = {
  readonly code: 'by_client_reference_id' | 'by_metadata' | 'by_customer' | 'by_click_id';
  readonly place: string;
  readonly value: string;
};

function references(signals: Signals): Reference[] {
  const all = [
    {
      code: 'by_client_reference_id',
      place: "the session's client_reference_id",
      value: signals.clientReferenceId,
    },
    { code: 'by_metadata', place: "the session's metadata.aff_click_id", value: signals.metadataClickId },
    {
      code: 'by_metadata',
      place: "the subscription's metadata.aff_click_id",
      value: signals.subscriptionClickId,
    },
    {
      code: 'by_customer',
      place: 'an earlier checkout or invoice of this customer',
      value: signals.customerClickId,
    },
    { code: 'by_click_id', place: 'the click_id sent to the Conversion API', value: signals.apiClickId },
  ] as const;
  return all.flatMap(({ code, place, value }) =>
    value?.trim() ? [{ code, place, value: value.trim() }] : [],
  );
}

function judge({ code, place, value }: Reference, facts: SaleFacts): Decision {
  if (!uuidOf(value)) {
    return refusal(
      'reference_not_a_click_id',
      `No partner: ${place} is ${quote(value)}, which is the merchant's own value, not a click ID.`,
    );
  }
  const click = facts.clicks.find(({ id }) => id === value.toLowerCase());
  if (!click)
    return refusal(
      'click_unknown',
      `No partner: ${place} names click ${value}, which was never registered here.`,
    );
  if (click.mode !== facts.mode) {
    return refusal(
      'click_of_other_mode',
      `No partner: ${place} names a ${click.mode}-mode click of ${quote(click.partnerName)}, but the sale is in ${facts.mode} mode.`,
    );
  }
  return {
    attributed: true,
    clickId: click.id,
    partnerId: click.partnerId,
    code,
    explanation: `Earned by ${quote(click.partnerName)}: ${place} names a click on one of their links.`,
  };
}

function judgePromoCode(promoCode: string, { promoPartner }: SaleFacts): Decision {
  if (!promoPartner)
    return refusal('promo_code_unknown', `No partner: the promo code ${quote(promoCode)} is unknown.`);
  return {
    attributed: true,
    clickId: null,
    partnerId: promoPartner.id,
    code: 'by_promo_code',
    explanation: `Earned by ${quote(promoPartner.name)}: the promo code ${quote(promoCode)} is theirs.`,
  };
}

const noReference = refusal(
  'no_reference',
  'No partner: it carries neither a click ID nor a promo code, so no partner referred the buyer, or the page did not hand the click ID over.',
);

function refusal(code: Refusal['code'], explanation: string): Refusal {
  return { attributed: false, code, explanation };
}
