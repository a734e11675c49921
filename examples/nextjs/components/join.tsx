'use client';

import { useActionState } from 'react';
import { signUp } from './sign-up.ts';

export function Join() {
  const [outcome, send] = useActionState(signUp, undefined);
  if (outcome === 'done') return <h1>You’re on the list</h1>;
  return (
    <>
      <h1>Join the tasting list</h1>
      <form data-selgeo="" action={send}>
        <label>
          Name <input name="name" autoComplete="name" required />
        </label>
        <label>
          Email <input name="email" type="email" autoComplete="email" required />
        </label>
        <p>
          <button className="button" type="submit">
            Send me a sample
          </button>
        </p>
        {outcome === 'failed' && (
          <p className="problem" role="alert">
            That did not work. Please try again.
          </p>
        )}
      </form>
    </>
  );
}
