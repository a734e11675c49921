import { html } from 'hono/html';
import { money } from '../../support/money.ts';
import type { CardErrors, CardForm } from '../card.ts';
import type { Session } from '../session.ts';
import type { Markup } from './layout.ts';

export type FormState = {
  /** What was typed before; card details are never sent back to the browser. */
  readonly values: Partial<CardForm>;
  readonly errors: CardErrors;
};

/** The card form, the same on the hosted page and in the embedded frame. It works without client script. */
export function paymentForm(session: Session, action: string, { values, errors }: FormState): Markup {
  const amount = money(session.amount_total ?? 0, session.currency ?? 'usd');
  const verb = session.mode === 'subscription' ? 'Subscribe' : `Pay ${amount}`;
  return html`<form class="card-form" method="post" action="${action}" novalidate data-payment>
    <h2>Contact</h2>
    ${field({ name: 'email', label: 'Email', type: 'email', autocomplete: 'email', value: values.email, errors })}
    <h2>Card</h2>
    ${field({
      name: 'number',
      label: 'Card number',
      autocomplete: 'cc-number',
      inputmode: 'numeric',
      placeholder: '1234 1234 1234 1234',
      errors,
    })}
    <div class="pair">
      ${field({
        name: 'expiry',
        label: 'Expiry',
        autocomplete: 'cc-exp',
        inputmode: 'numeric',
        placeholder: 'MM / YY',
        errors,
      })}
      ${field({
        name: 'cvc',
        label: 'CVC',
        autocomplete: 'cc-csc',
        inputmode: 'numeric',
        placeholder: '123',
        errors,
      })}
    </div>
    ${field({ name: 'name', label: 'Name on card', autocomplete: 'cc-name', value: values.name, errors })}
    <button class="pay" type="submit">${verb}</button>
    <div class="test-cards">
      <p><code>4242 4242 4242 4242</code> pays. <code>4000 0000 0000 0002</code> is declined.</p>
      <button type="button" class="quiet" data-fill hidden>Fill in the test card</button>
    </div>
  </form>`;
}

type Field = {
  readonly name: keyof CardForm;
  readonly label: string;
  readonly type?: string;
  readonly autocomplete: string;
  readonly inputmode?: string;
  readonly placeholder?: string;
  readonly value?: string | undefined;
  readonly errors: CardErrors;
};

function field({
  name,
  label,
  type = 'text',
  autocomplete,
  inputmode,
  placeholder,
  value,
  errors,
}: Field): Markup {
  const error = errors[name];
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      ${inputmode ? html`inputmode="${inputmode}"` : ''}
      ${placeholder ? html`placeholder="${placeholder}"` : ''}
      value="${value ?? ''}"
      required
      ${error ? html`aria-invalid="true" aria-describedby="${name}-error"` : ''}
    />
    ${error ? html`<p class="error" id="${name}-error" role="alert">${error}</p>` : ''}
  </div>`;
}
