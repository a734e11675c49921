import type Stripe from 'stripe';
import type { ApiError } from './api-error.ts';
import type { FormValue } from './form-body.ts';
import { percentOfId } from './promotion-codes.ts';
import type { Session } from './session.ts';

/** Versions of Stripe's API sort by their day: `2022-11-15`, `2026-03-25.dahlia`. https://docs.stripe.com/api/versioning */
export type Version = string;

/** What a request without `Stripe-Version` gets: later than any change below. */
const LATEST: Version = '9999-12-31';

/** `ui_mode` was `hosted`, `embedded` or `custom` before. https://docs.stripe.com/changelog/dahlia */
const PAGES_NAMED: Version = '2026-03-25';

/** A promotion code held its coupon itself before. https://docs.stripe.com/changelog/clover */
const PROMOTION: Version = '2025-09-30';

/**
 * A session of payment mode made a customer by itself before.
 * https://docs.stripe.com/upgrades#2022-08-01
 */
const CUSTOMER_IF_REQUIRED: Version = '2022-08-01';

/** The version that a header names, as its day; undefined for what is none. */
export function versionOf(header: string | undefined): Version | undefined {
  if (header === undefined) return LATEST;
  return /^(\d{4}-\d\d-\d\d)(\.[a-z]+)?(; ?[\w=; -]*)?$/.exec(header.trim())?.[1];
}

const oldNames = [
  ['hosted_page', 'hosted'],
  ['embedded_page', 'embedded'],
  ['elements', 'custom'],
] as const;

/** The parameters of a session that were written for that version, as today's. */
export function paramsFrom(
  body: { [key: string]: FormValue },
  version: Version,
): { [key: string]: FormValue } {
  const isPayment = body.mode === 'payment' && body.customer === undefined;
  return {
    ...body,
    ...(typeof body.ui_mode === 'string' && { ui_mode: uiModeFrom(body.ui_mode, version) }),
    ...(version < CUSTOMER_IF_REQUIRED &&
      isPayment &&
      body.customer_creation === undefined && { customer_creation: 'always' }),
  };
}

/** A session as that version shows it. */
export function sessionFor(session: Session, version: Version): object {
  const ui_mode = wordedFor(String(session.ui_mode), version);
  return { ...session, ui_mode };
}

/** A promotion code as that version shows it. */
export function promotionCodeFor(
  code: Stripe.PromotionCode | undefined,
  version: Version,
): object | undefined {
  if (!code || version >= PROMOTION) return code;
  const { promotion, ...rest } = code;
  return { ...rest, coupon: couponOf(code) };
}

/** An error in the names of that version. */
export function inWordsOf(error: ApiError, version: Version): ApiError {
  return { ...error, message: wordedFor(error.message, version) };
}

function couponOf({ id, livemode }: Stripe.PromotionCode) {
  const percent_off = percentOfId(id) ?? null;
  return {
    id: `${percent_off}_off_once`,
    object: 'coupon',
    amount_off: null,
    created: 0,
    currency: null,
    duration: 'once',
    duration_in_months: null,
    livemode,
    max_redemptions: null,
    metadata: {},
    name: null,
    percent_off,
    redeem_by: null,
    times_redeemed: 0,
    valid: true,
  };
}

/** Of neither time's, as it is, so that it is refused. */
function uiModeFrom(given: string, version: Version): string {
  if (version >= PAGES_NAMED) return given;
  const [today] = oldNames.find(([, old]) => old === given) ?? [];
  return today ?? `${given} in this version`;
}

function wordedFor(text: string, version: Version): string {
  if (version >= PAGES_NAMED) return text;
  return oldNames.reduce((worded, [today, old]) => worded.replaceAll(today, old), text);
}
