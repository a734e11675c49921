import { z } from 'zod';
import type { Db } from '../../support/database.ts';
import { text } from '../fields.ts';
import {
  addLink,
  addPartner,
  findLinkByRef,
  findPartner,
  type Link,
  type Partner,
} from '../store/partners.ts';
import { isShopPath, suggestRef } from './links.ts';

/** What was typed, and what is wrong with it, by field name. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
};

export const emptyForm: FormState = { values: {}, errors: {} };

type Outcome<Made> = { readonly made: Made } | { readonly form: FormState };

const optional = <Value>(schema: z.ZodType<Value>) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );

const token = text(64).regex(/^[A-Za-z0-9_-]+$/, 'may only have letters, digits, “-” and “_”');

const name = text(80).regex(/^\P{C}+$/u, 'must not have control characters');

/** A whole number as people type it. */
const count = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, `must be a whole number from 1 to ${max}`)
    .transform(Number)
    .refine((number) => number >= 1 && number <= max, `must be a whole number from 1 to ${max}`);

const partnerForm = z
  .object({
    name,
    shown_name: optional(name),
    promo_code: optional(token),
    percent_off: optional(count(100)),
    attribution_days: optional(count(400)),
  })
  .superRefine(({ shown_name, promo_code, percent_off }, { addIssue }) => {
    if (!percent_off) return;
    const wrong = (field: string, message: string) => addIssue({ code: 'custom', path: [field], message });
    if (!shown_name) wrong('shown_name', 'is needed for a discount');
    // So it is in the Stripe stand-in: sandbox/stripe/promotion-codes.ts.
    if (Number(promo_code?.match(/\d+$/)?.[0]) !== percent_off)
      wrong('promo_code', `must end in the discount, such as ANN${percent_off}`);
  });

const linkForm = z.object({
  partner_id: z.coerce.number({ error: 'must be one of the list' }).int('must be one of the list'),
  ref: optional(token),
  path: optional(text(500).refine(isShopPath, 'must be a path on the shop, such as /pricing')),
});

/** Stores a partner, or says what to mend. */
export function createPartner(db: Db, values: Record<string, string>, at: string): Outcome<Partner> {
  const parsed = partnerForm.safeParse(values);
  if (!parsed.success) return { form: { values, errors: errorsOf(parsed.error) } };
  const { name, promo_code, shown_name, percent_off, attribution_days } = parsed.data;
  const made = addPartner(db, {
    name,
    promo_code: promo_code ?? null,
    shown_name: shown_name ?? null,
    percent_off: percent_off ?? null,
    attribution_days: attribution_days ?? null,
    created_at: at,
  });
  return made
    ? { made }
    : { form: { values, errors: { promo_code: 'belongs to another partner; choose a different one' } } };
}

/** Stores a tracking link, or says what to mend. An empty token is made of the partner's name, an empty path is `/`. */
export function createLink(db: Db, values: Record<string, string>, at: string): Outcome<Link> {
  const parsed = linkForm.safeParse(values);
  if (!parsed.success) return { form: { values, errors: errorsOf(parsed.error) } };
  const partner = findPartner(db, parsed.data.partner_id);
  if (!partner) return { form: { values, errors: { partner_id: 'must be one of the list' } } };
  const ref = parsed.data.ref ?? suggestRef(partner.name, (taken) => findLinkByRef(db, taken) !== undefined);
  const made = addLink(db, { partner_id: partner.id, ref, path: parsed.data.path ?? '/', created_at: at });
  return made
    ? { made }
    : { form: { values, errors: { ref: 'is taken by another link; choose a different one' } } };
}

/** The first thing wrong with each field, by its name. */
export function errorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) errors[path.join('.')] ??= message;
  return errors;
}
