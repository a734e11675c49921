import Script from 'next/script';
import type { ReactNode } from 'react';
import { Navigation } from '../../components/navigation.tsx';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <Script
        src={process.env.NEXT_PUBLIC_SELGEO_SCRIPT}
        data-merchant={process.env.NEXT_PUBLIC_SELGEO_MERCHANT}
        data-api-url={process.env.NEXT_PUBLIC_SELGEO_API_URL}
        // Only for Payment Links on a domain of your own: `buy.stripe.com` is known.
        data-payment-link-hosts={process.env.NEXT_PUBLIC_PAYMENT_LINK_HOST}
      />
      <Navigation base="/script" />
      <main>{children}</main>
    </>
  );
}
