import type { Landing } from '../../src/visit/landings.ts';
import type { ParkedClick } from '../../src/visit/park.ts';
import { CLICK, KEY } from './values.ts';

/** A click as it is parked. */
export const clickOf = (ref: string, request_id = CLICK): ParkedClick => ({
  merchant_key: KEY,
  ref,
  request_id,
  landing_url: 'https://shop.test/',
  referrer: undefined,
  visitor_token: undefined,
});

/** Parks clicks as an earlier page of the tab has left them. */
export function park(...clicks: readonly ParkedClick[]): void {
  sessionStorage.setItem('__selgeo_parked', JSON.stringify(clicks));
}

/** What is parked now. */
export const parked = (): ParkedClick[] => JSON.parse(sessionStorage.getItem('__selgeo_parked') ?? '[]');

/** The landings of this tab, the newest first. */
export const seen = (): Landing[] => JSON.parse(sessionStorage.getItem('__selgeo_seen') ?? '[]');

/** The referrals of this tab, the newest first. */
export const refsSeen = (): string[] => seen().map((landing) => landing.ref);
