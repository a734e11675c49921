import type { FieldError } from './conversion-error.ts';
import { FIELDS, type Field } from './conversion-fields.ts';

/** The conversion as the Conversion API takes it, or what is wrong with each field of it. */
export type Checked =
  | { readonly errors: readonly FieldError[]; readonly body?: undefined }
  | { readonly errors?: undefined; readonly body: Readonly<Record<string, string | number>> };

/** Checks every field, so that the developer gets all errors at once. */
export function checkConversion(input: unknown): Checked {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { errors: [{ field: 'input', message: 'must be an object with the fields of the conversion' }] };
  }
  const body: Record<string, string | number> = {};
  const errors: FieldError[] = [];
  for (const [field, value] of Object.entries(input)) {
    if (isAbsent(field, value)) continue;
    const [read, advice] = RULES.get(field) ?? UNKNOWN;
    const sent = read(value);
    if (sent === undefined) errors.push({ field, message: advice });
    else body[field] = sent;
  }
  const isThere = (field: Field) => field in body || errors.some((error) => error.field === field);
  const need = (field: Field, message: string) => isThere(field) || errors.push({ field, message });
  if (!isThere('promo_code'))
    need(
      'click_id',
      'is required if there is no promo_code: one of them says which partner earns the conversion',
    );
  need('external_transaction_id', 'is required');
  need('event_type', 'is required');
  if (body.amount_cents) need('currency', 'is required when amount_cents is above 0');
  return errors.length ? { errors } : { body };
}

/** A map, because an object knows fields such as `constructor` too. */
const RULES = new Map(Object.entries(FIELDS));

const UNKNOWN = [
  () => undefined,
  `is not a field of a conversion; the fields are ${Object.keys(FIELDS).join(', ')}`,
] as const;

/** Pages and forms say "no click" and "no code" in all these ways. */
function isAbsent(field: string, value: unknown): boolean {
  return value === null || value === undefined || (value === '' && /^(click_id|promo_code)$/.test(field));
}
