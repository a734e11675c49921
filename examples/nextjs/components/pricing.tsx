import { CheckoutButton } from './checkout-button.tsx';
import { paymentLinks } from './products.ts';

/** The navigation leads here without loading a page, so the link below appears long after the snippet has run. */
export function Pricing() {
  return (
    <>
      <h1>One book, two ways to pay</h1>
      <div className="actions">
        <CheckoutButton />
        <a className="button ghost" href={paymentLinks.book}>
          Pay by link
        </a>
      </div>
    </>
  );
}
