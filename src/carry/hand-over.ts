import { isListed } from '../agreed/is-listed.ts';
import { readClickId } from '../store/registered-click.ts';

/** The parameter by which a link hands the click over to another domain of the merchant. */
export const HAND_OVER = 'selgeo';

/** What it holds: the click ID and when the link was used, in seconds since 1970, base 36. `null` without a click ID. */
export function handedOver(): string | null {
  const clickId = readClickId();
  return clickId && `${clickId}.${Math.floor(Date.now() / 1000).toString(36)}`;
}

/** Whether a link to that address hands the click over. */
export function takesOver({ protocol, hostname }: URL, domains: readonly string[]): boolean {
  return /^http/.test(protocol) && hostname !== location.hostname && isListed(hostname, domains);
}
