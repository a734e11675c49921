import type { z } from 'zod';
import { type ApiError, invalid } from './api-error.ts';
import { type FormValue, fieldName } from './form-body.ts';
import type { PriceBook } from './price.ts';
import { conflictIn } from './session-rules.ts';
import { type SessionParams, sessionParams } from './session-schema.ts';

/** Reads the nested body of `POST /v1/checkout/sessions`; the first thing wrong with it comes back as Stripe's error. */
export function parseSessionParams(
  body: FormValue,
  priceOf: PriceBook,
): { ok: true; params: SessionParams } | { ok: false; error: ApiError } {
  const empty = findEmpty(body);
  if (empty) return { ok: false, error: emptyString(fieldName(empty)) };
  const parsed = sessionParams.safeParse(body);
  const issue = parsed.error?.issues[0];
  if (issue) return { ok: false, error: toApiError(issue, body) };
  const params = parsed.data as SessionParams;
  const conflict = conflictIn(params, priceOf);
  return conflict ? { ok: false, error: conflict } : { ok: true, params };
}

function findEmpty(value: FormValue, path: string[] = []): string[] | undefined {
  if (value === '') return path;
  if (typeof value === 'string') return undefined;
  for (const [key, child] of Object.entries(value)) {
    const found = findEmpty(child, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

function emptyString(name: string): ApiError {
  return invalid(
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however ` +
      `'${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
    name,
    'parameter_invalid_empty',
  );
}

/** What a schema has to say of a body, as Stripe says it. */
export function toApiError(issue: z.core.$ZodIssue, body: FormValue): ApiError {
  const name = fieldName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const unknown = fieldName([...issue.path, issue.keys[0] ?? '']);
    return invalid(`Received unknown parameter: ${unknown}`, unknown, 'parameter_unknown');
  }
  const given = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown>)[key],
    body,
  );
  if (given === undefined) return invalid(`Missing required param: ${name}.`, name, 'parameter_missing');
  const code: unknown = issue.code === 'custom' ? issue.params?.code : undefined;
  return invalid(issue.message, name, typeof code === 'string' ? code : undefined);
}
