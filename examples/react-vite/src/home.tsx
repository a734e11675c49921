import { useClickId } from '@selgeo/snippet/react';
import { paymentLinks } from './products.ts';

export function Home() {
  const clickId = useClickId();

  return (
    <>
      <h1>Tea for people who ship</h1>
      <p>A cloth-bound field guide, 128 pages. $12, postage included.</p>
      <p className="actions">
        <a className="button" href={paymentLinks.book}>
          Buy the handbook
        </a>
      </p>
      {clickId && <p className="small">Brought to you by a partner (visit {clickId}).</p>}
      <p className="small">The button is a Payment Link, as it is copied from Stripe’s dashboard.</p>
    </>
  );
}
