import type { ClickAnswer } from './click-wire.ts';
import type { Partner } from './store/partners.ts';

type Promises = Pick<ClickAnswer, 'attribution_days' | 'offer'>;

/** What the answer to a click says of its partner besides: nothing that has not been set in the dashboard. */
export function promisesOf({ promo_code, shown_name, percent_off, attribution_days }: Partner): Promises {
  const discount = {
    code: promo_code,
    percent_off,
    amount_off: null,
    currency: null,
    duration: 'once',
    duration_in_months: null,
  };
  return {
    ...(attribution_days && { attribution_days }),
    ...(shown_name && { offer: { partner: { name: shown_name }, discount: percent_off ? discount : null } }),
  };
}
