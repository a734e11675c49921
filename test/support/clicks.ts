import type { ClickRequest } from '../../src/visit/click-api.ts';
import { CLICK, KEY } from './values.ts';

/** A click as it is parked. */
export const clickOf = (ref: string, request_id = CLICK): ClickRequest => ({
  merchant_key: KEY,
  ref,
  request_id,
  landing_url: 'https://shop.test/',
  referrer: undefined,
  visitor_token: undefined,
});

/** Parks clicks as an earlier page of the tab has left them. */
export function park(...clicks: readonly ClickRequest[]): void {
  sessionStorage.setItem('__selgeo_parked', JSON.stringify(clicks));
}

/** What is parked now. */
export const parked = (): ClickRequest[] => JSON.parse(sessionStorage.getItem('__selgeo_parked') ?? '[]');

/** The referrals of this tab, the newest first. */
export const seen = (): string[] => JSON.parse(sessionStorage.getItem('__selgeo_seen') ?? '[]');
