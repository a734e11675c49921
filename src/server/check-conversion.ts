import type { FieldError } from './conversion-error.ts';
import { FIELDS, type Field } from './conversion-fields.ts';

/** The conversion as the Conversion API takes it, or what is wrong with each field of it. */
export type Checked =
  | { readonly errors: readonly FieldError[]; readonly body?: undefined }
  | { readonly errors?: undefined; readonly body: Readonly<Record<string, string | number>> };

/** Checks every field, so that whoever has to mend it is told everything at once. */
export function checkConversion(input: unknown): Checked {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { errors: [{ field: 'input', message: 'must be an object with the fields of the conversion' }] };
  }
  const body: Record<string, string | number> = {};
  const errors: FieldError[] = [];
  for (const [field, value] of Object.entries(input)) {
    if (isAbsent(field, value)) continue;
    const [read, mend] = RULES.get(field) ?? UNKNOWN;
    const sent = read(value);
    if (sent === undefined) errors.push({ field, message: mend });
    else body[field] = sent;
  }
  const isThere = (field: Field) => field in body || errors.some((error) => error.field === field);
  const require = (field: Field, message: string) => isThere(field) || errors.push({ field, message });
  if (!isThere('promo_code'))
    require('click_id', 'is required where there is no promo_code: one of them says who earns it');
  require('external_transaction_id', 'is required');
  require('event_type', 'is required');
  if (body.amount_cents) require('currency', 'is required when amount_cents is above 0');
  return errors.length ? { errors } : { body };
}

/** A map, because an object knows fields such as `constructor` too. */
const RULES = new Map(Object.entries(FIELDS));

const UNKNOWN = [
  () => undefined,
  `is not a field of a conversion; there are ${Object.keys(FIELDS).join(', ')}`,
] as const;

/** Pages and forms say "no click" and "no code" in all these ways. */
function isAbsent(field: string, value: unknown): boolean {
  return value === null || value === undefined || (value === '' && /^(click_id|promo_code)$/.test(field));
}
