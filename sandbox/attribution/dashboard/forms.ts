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

const optional = (schema: z.ZodType<string>) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );

const token = text(64).regex(/^[A-Za-z0-9_-]+$/, 'may only have letters, digits, “-” and “_”');

const partnerForm = z.object({
  name: text(80).regex(/^\P{C}+$/u, 'must not have control characters'),
  promo_code: optional(token),
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
  const { name, promo_code } = parsed.data;
  const made = addPartner(db, { name, promo_code: promo_code ?? null, created_at: at });
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
