'use client';

import { ready } from '@selgeo/snippet';
import { useState } from 'react';

/** Asks `app/api/checkout` for a Checkout Session and goes to Stripe's page. */
export function CheckoutButton() {
  const [problem, setProblem] = useState('');

  async function checkOut() {
    setProblem('');
    // A visitor who buys at once waits for the click to be registered, but never long. Null when nobody referred them,
    // or when the snippet is blocked: the sale goes through anyway.
    const { clickId } = await ready({ timeout: 1500 });
    const response = await fetch('/api/checkout', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ clickId }),
    });
    const { url } = await response.json();
    if (url) location.assign(url);
    else setProblem('The payment page could not be opened. Please try again.');
  }

  return (
    <>
      <button className="button" type="button" onClick={checkOut}>
        Check out
      </button>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
