/**
 * Whether an address has a parameter for the referral, but nothing in it that could be one: blank, or more than 255
 * characters. The counterpart of `findReferral`.
 */
export function isUnusable(url: string, params: readonly string[]): boolean {
  try {
    const values = params.map((name) => new URL(url).searchParams.get(name)?.trim());
    const present = values.filter((value) => value !== undefined);
    return present.length > 0 && present.every((value) => value === '' || value.length > 255);
  } catch {
    return false;
  }
}
