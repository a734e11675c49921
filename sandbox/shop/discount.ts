import type Stripe from 'stripe';
import { z } from 'zod';

/** A promotion code as a page sent it, or undefined for everything that is none. */
export const promoCodeField = z.string().trim().min(1).max(64).optional().catch(undefined);

/**
 * What takes a partner's discount off a session, where Stripe knows the promotion code. One that it does not know costs the
 * customer the discount, and us no sale.
 */
export async function discountBy(stripe: Stripe, code: string | undefined) {
  if (!code) return {};
  const { data } = await stripe.promotionCodes
    .list({ code, active: true, limit: 1 })
    .catch(() => ({ data: [] as Stripe.PromotionCode[] }));
  return data[0] ? { discounts: [{ promotion_code: data[0].id }] } : {};
}
