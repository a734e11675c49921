import { paymentLinks } from './products.ts';
import { Referral } from './referral.tsx';

/** Rendered on the server only, but for the note. */
export function Home() {
  return (
    <>
      <h1>Tea for people who ship</h1>
      <p>A cloth-bound field guide, 128 pages. $12, postage included.</p>
      <p className="actions">
        <a className="button" href={paymentLinks.book}>
          Buy the handbook
        </a>
      </p>
      <Referral />
      <p className="small">The button is a Payment Link, as it is copied from Stripe’s dashboard.</p>
    </>
  );
}
