import { useState } from 'react';
import { checkOut } from './checkout.ts';
import { type Plan, paymentLinks, planNames } from './products.ts';

const plans: Plan[] = ['book', 'pro'];

export function Pricing() {
  const [plan, setPlan] = useState<Plan>('book');
  const [problem, setProblem] = useState('');

  return (
    <>
      <h1>One plan, one book</h1>
      <fieldset>
        <legend>What would you like?</legend>
        {plans.map((each) => (
          <label key={each}>
            <input type="radio" name="plan" checked={plan === each} onChange={() => setPlan(each)} />{' '}
            {planNames[each]}
          </label>
        ))}
      </fieldset>
      <p className="actions">
        <button
          className="button"
          type="button"
          onClick={() => checkOut(plan).catch((error: Error) => setProblem(error.message))}
        >
          Check out
        </button>
        {/* Another address whenever the choice changes: the click ID is there all the same when it is used. */}
        <a className="button ghost" href={paymentLinks[plan]}>
          Pay by link
        </a>
      </p>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
