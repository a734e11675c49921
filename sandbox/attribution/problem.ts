import type { ZodError } from 'zod';

/** The shape of every error this API answers. There is no `field` when no single one is to blame. */
export type Problem = {
  readonly error: { readonly code: string; readonly message: string; readonly field?: string };
};

export function problem(code: string, field: string | null, message: string): Problem {
  return { error: { code, message, ...(field !== null && { field }) } };
}

/** What is wrong with each field of a body, as `<field> <message>`: the first one as the error, all of them as `errors`. */
export function invalidField(error: ZodError): Problem & { readonly errors: readonly Problem['error'][] } {
  const byField = new Map(
    error.issues
      .flatMap(problemsOf)
      .reverse()
      .map((each) => [each.field, each]),
  );
  const errors = [...byField.values()].reverse();
  const [first = problem('invalid_body', null, 'The body is not valid.').error] = errors;
  return { error: first, errors };
}

function problemsOf(issue: ZodError['issues'][number]): Problem['error'][] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) =>
        problem(
          'unknown_field',
          key,
          `${key} is not a field of this request; check its spelling or leave it out.`,
        ).error,
    );
  }
  if (issue.path.length === 0)
    return [problem('invalid_body', null, 'The body must be a JSON object.').error];
  const field = issue.path.join('.');
  return [problem('invalid_field', field, `${field} ${issue.message}.`).error];
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
