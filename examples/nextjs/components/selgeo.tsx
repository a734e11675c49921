'use client';

import { init } from '@selgeo/snippet';
import { useEffect } from 'react';

/** Starts the snippet in the browser. Strict mode may run the effect twice: the second `init` finds the first running. */
export function Selgeo() {
  useEffect(() => {
    init({
      merchant: process.env.NEXT_PUBLIC_SELGEO_MERCHANT ?? '',
      apiUrl: process.env.NEXT_PUBLIC_SELGEO_API_URL,
      // Only for Payment Links on a domain of your own: `buy.stripe.com` is known.
      paymentLinkHosts: process.env.NEXT_PUBLIC_PAYMENT_LINK_HOST,
    });
  }, []);
  return null;
}
