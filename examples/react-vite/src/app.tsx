import { Selgeo } from '@selgeo/snippet/react';
import { Link, Route, Routes } from 'react-router';
import { Home } from './home.tsx';
import { Join } from './join.tsx';
import { Pricing } from './pricing.tsx';

export function App() {
  return (
    <>
      <Selgeo
        merchant={import.meta.env.VITE_SELGEO_MERCHANT}
        apiUrl={import.meta.env.VITE_SELGEO_API_URL}
        // Only for Payment Links on a domain of your own: `buy.stripe.com` is known.
        paymentLinkHosts={import.meta.env.VITE_PAYMENT_LINK_HOST}
      />
      <nav aria-label="Main">
        <Link to="/">Fernleaf</Link>
        <Link to="/pricing">Pricing</Link>
        <Link to="/join">Tasting list</Link>
      </nav>
      <main>
        <Routes>
          <Route path="/" element={<Home />} />
          <Route path="/pricing" element={<Pricing />} />
          <Route path="/join" element={<Join />} />
          <Route path="/thanks" element={<h1>You’re on the list</h1>} />
        </Routes>
      </main>
    </>
  );
}
