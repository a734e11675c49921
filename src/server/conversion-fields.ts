import { uuidOf } from '../agreed/uuid-of.ts';

/**
 * A lead or a sale, in the names of the Conversion API. `null` and `undefined` count as absent, and for `click_id` and
 * `promo_code` an empty string does too. Absent fields are not sent. Any other field name is refused, because it is
 * probably misspelt.
 */
export type ConversionInput = {
  /** The click ID from `getClickId()` in the page, a UUID. Either this or `promo_code` is required. */
  readonly click_id?: string | null | undefined;
  /** A partner's code that the customer has entered. */
  readonly promo_code?: string | null | undefined;
  /** Your own ID of the sale or lead, 1 to 255 characters. If you send it twice, it counts once. */
  readonly external_transaction_id: string;
  /** Such as `sale` or `lead`, 1 to 100 characters. */
  readonly event_type: string;
  /**
   * A whole number in the currency's smallest unit, 4900 for $49.00.
   * @default 0
   */
  readonly amount_cents?: number | null | undefined;
  /** Three letters of ISO 4217 in any case; required when the amount is above 0. */
  readonly currency?: string | null | undefined;
  /** When it happened: a `Date`, or ISO 8601 with the time's offset. Without it, the time of arrival counts. */
  readonly occurred_at?: Date | string | null | undefined;
  /** The customer's e-mail address. */
  readonly prospect_email?: string | null | undefined;
};

export type Field = keyof ConversionInput;

/** Returns what to send for a value, or `undefined` for a value that cannot be sent. */
type Read = (value: unknown) => string | number | undefined;

/** How each field is read, and what to say about a value that cannot be read. */
export const FIELDS: Readonly<Record<Field, readonly [read: Read, advice: string]>> = {
  click_id: [text(uuidOf), 'must be a UUID; leave it out when there is no click'],
  promo_code: [text(within(1)), 'must be a string that is not blank'],
  external_transaction_id: [text(within(1, 255)), 'must be a string of 1 to 255 characters'],
  event_type: [text(within(1, 100)), 'must be a string of 1 to 100 characters'],
  amount_cents: [wholeNumber, 'must be a whole number, not negative: 4900 for $49.00'],
  currency: [text(currency), 'must be an ISO 4217 code of three letters, such as USD'],
  occurred_at: [time, 'must be a Date, or ISO 8601 with its offset, such as 2026-01-31T12:00:00Z'],
  prospect_email: [text(emailAddress), 'must be an e-mail address'],
};

function text(read: (text: string) => string | undefined): Read {
  return (value) => (typeof value === 'string' ? read(value) : undefined);
}

function within(least: number, most = Number.POSITIVE_INFINITY) {
  return (text: string) => (text.trim().length >= least && text.length <= most ? text : undefined);
}

function wholeNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function currency(text: string): string | undefined {
  return text.match(/^[a-z]{3}$/i)?.[0].toUpperCase();
}

function emailAddress(text: string): string | undefined {
  return text.match(/^[^\s@]+@[^\s@]+$/)?.[0];
}

const ISO_8601 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

function time(value: unknown): string | undefined {
  const date =
    typeof value === 'string' && ISO_8601.test(value) && isDay(value.slice(0, 10)) ? new Date(value) : value;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** JavaScript takes 31 February for 3 March. */
function isDay(day: string): boolean {
  const date = new Date(day);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
