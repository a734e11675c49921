/**
 * Finds the referral token in an absolute landing URL: the first of `params` that is present with 1 to 255 characters,
 * decoded and trimmed. Returns `undefined` when there is none.
 */
export function findReferral(url: string, params: readonly string[]): string | undefined {
  return params
    .map((name) => new URL(url).searchParams.get(name)?.trim())
    .find((token) => token && token.length < 256);
}
