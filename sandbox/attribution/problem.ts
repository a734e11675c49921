import type { ZodError } from 'zod';

/** The shape of every error this API answers. `field` is null when no single field is to blame. */
export type Problem = {
  readonly error: { readonly code: string; readonly field: string | null; readonly message: string };
};

export function problem(code: string, field: string | null, message: string): Problem {
  return { error: { code, field, message } };
}

/** The first thing wrong with a body, as `<field> <message>`. */
export function invalidField(error: ZodError): Problem {
  const [issue] = error.issues;
  if (!issue) return problem('invalid_body', null, 'The body is not valid.');
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return problem(
      'unknown_field',
      key,
      `${key} is not a field of this request; check its spelling or leave it out.`,
    );
  }
  if (issue.path.length === 0) return problem('invalid_body', null, 'The body must be a JSON object.');
  const field = issue.path.join('.');
  return problem('invalid_field', field, `${field} ${issue.message}.`);
}

/** Parses JSON whatever the content type says. Blank, malformed and oversized text is a problem, not a throw. */
export function parseJson(text: string): { readonly value: unknown } | Problem {
  if (text.length > 64 * 1024) return problem('body_too_large', null, 'The body must be at most 64 KB.');
  try {
    return { value: JSON.parse(text) };
  } catch {
    return problem('invalid_json', null, 'The body must be JSON text.');
  }
}
