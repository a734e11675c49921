import { clicksAddress } from '../agreed/clicks-address.ts';
import { originOf } from '../agreed/origin-of.ts';
import type { View } from './facts.ts';
import { optionsOf } from './tag.ts';

/** The origin to which clicks go, where the policy of the page forbids to connect there; the browser then shows no request. */
export function forbiddenApi(
  view: Pick<View, 'address' | 'tags' | 'violations'> | undefined,
): string | undefined {
  if (!view) return undefined;
  const clicks = clicksAddress(optionsOf(view).apiBase, () => new URL(view.address).origin);
  const origin = originOf(clicks);
  const isForbidden = view.violations.some(
    ({ directive, address }) => directive === 'connect-src' && (address === clicks || address === origin),
  );
  return isForbidden ? origin : undefined;
}
