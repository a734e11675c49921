import { Selgeo } from '@selgeo/snippet/react';
import type { ReactNode } from 'react';
import { Navigation } from '../../components/navigation.tsx';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <Selgeo
        merchant={process.env.NEXT_PUBLIC_SELGEO_MERCHANT ?? ''}
        apiUrl={process.env.NEXT_PUBLIC_SELGEO_API_URL}
        // Only for Payment Links on a domain of your own: `buy.stripe.com` is known.
        paymentLinkHosts={process.env.NEXT_PUBLIC_PAYMENT_LINK_HOST}
      />
      <Navigation base="/npm" />
      <main>{children}</main>
    </>
  );
}
