import { Selgeo } from '@selgeo/snippet/react';
import type { ReactNode } from 'react';
import { Link, Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router';

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        <Selgeo
          merchant={import.meta.env.VITE_SELGEO_MERCHANT}
          apiUrl={import.meta.env.VITE_SELGEO_API_URL}
          // Only for Payment Links on a domain of your own: `buy.stripe.com` is known.
          paymentLinkHosts={import.meta.env.VITE_PAYMENT_LINK_HOST}
        />
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <>
      <nav>
        <Link to="/">Fernleaf</Link> <Link to="/join">Tasting list</Link>
      </nav>
      <Outlet />
    </>
  );
}
