import Stripe from 'stripe';
import { newId } from './ids.ts';

export type NewEvent = { readonly id: string; readonly payload: string };

/** A webhook event about `object`, as the text that is signed and sent. https://docs.stripe.com/api/events/object */
export function newEvent(type: string, object: { readonly livemode: boolean }, now: Date): NewEvent {
  const id = newId('evt_');
  const event = {
    id,
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: Math.floor(now.getTime() / 1000),
    data: { object },
    livemode: object.livemode,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  return { id, payload: JSON.stringify(event) };
}
