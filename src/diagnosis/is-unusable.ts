import { findReferral } from '../visit/referral.ts';

/** Whether an address has a parameter for the referral, but nothing in it that could be one. */
export function isUnusable(url: string, params: readonly string[]): boolean {
  try {
    const { searchParams } = new URL(url);
    return params.some((name) => searchParams.has(name)) && !findReferral(url, params);
  } catch {
    return false;
  }
}
