import { type Offer, offerOf } from '../agreed/offer-of.ts';
import { shortText } from '../agreed/short-text.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { jsonOf, parsed, readItem, removeItem, writeItem } from './tab.ts';

/** The click ID in force, or `null`. A stored value that is not a UUID is treated as absent. */
export function readClickId(): string | null {
  return uuidOf(readItem('__selgeo_cid')) ?? null;
}

/** The visitor token, if the API has given one. */
export function readVisitorToken(): string | undefined {
  return shortText(readItem('__selgeo_vtk'));
}

/** The offer that came with the click in force, if any. */
export function readOffer(): Offer | null {
  return readClickId() ? offerOf(parsed(readItem('__selgeo_offer'))) : null;
}

/** A click that the API has registered. Nothing in it is trusted but the click ID. */
export type RegisteredClick = {
  readonly clickId: string;
  readonly visitorToken?: unknown;
  readonly offer?: unknown;
};

/** Puts a click in force. A visitor token that is none says nothing, and the one before stays; an offer goes with its click. */
export function writeClick({ clickId, visitorToken, offer }: RegisteredClick): void {
  writeItem('__selgeo_cid', clickId);
  const token = shortText(visitorToken);
  if (token) writeItem('__selgeo_vtk', token);
  const valid = offerOf(offer);
  if (valid) writeItem('__selgeo_offer', jsonOf(valid));
  else removeItem('__selgeo_offer');
}
