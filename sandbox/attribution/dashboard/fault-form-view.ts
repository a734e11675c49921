import { html } from 'hono/html';
import type { faultKinds, invalidVariants, statusBodies } from '../faults/schema.ts';
import { fieldView } from './form-views.ts';
import type { FormState } from './forms.ts';
import type { Html } from './layout.ts';

const kinds: Readonly<Record<(typeof faultKinds)[number], string>> = {
  down: 'Down: cut at once',
  drop: 'Drop: store, then cut',
  slow: 'Slow: answer late',
  status: 'Status: refuse',
  redirect: 'Redirect: send elsewhere',
  invalid: 'Invalid: unreadable answer',
  endless: 'Endless: blanks before the answer',
  hang: 'Hang: never answer',
  preflight: 'Preflight: refuse OPTIONS',
};
const bodies: Readonly<Record<(typeof statusBodies)[number], string>> = {
  json: 'The reason as JSON, as the API does',
  html: 'A web page, as firewalls do',
  empty: 'Nothing at all',
};
const variants: Readonly<Record<(typeof invalidVariants)[number], string>> = {
  html: 'An HTML page',
  empty: 'Nothing at all',
  'not-a-uuid': 'A click ID that is none',
};

/** Style alone shows the fields of the chosen kind (`for-…`), so that the form needs no script. */
export function faultFormView(form: FormState): Html {
  const { values } = form;
  const choose = (name: string, label: string, options: Readonly<Record<string, string>>) =>
    fieldView(
      'fault',
      { name, label, hint: '' },
      form,
      (more) => html`<select class="input" id="fault-${name}" name="${name}" ${more}>
      ${Object.entries(options).map(([value, text]) => html`<option value="${value}" ${values[name] === value ? html`selected` : ''}>${text}</option>`)}
    </select>`,
    );
  const input = (name: string, label: string, hint: string, placeholder: string, inputmode = 'numeric') =>
    fieldView(
      'fault',
      { name, label, hint },
      form,
      (more) => html`<input class="input" id="fault-${name}" name="${name}"
      value="${values[name] ?? ''}" placeholder="${placeholder}" inputmode="${inputmode}" autocomplete="off"
      autocapitalize="off" spellcheck="false" ${more} />`,
    );

  return html`<form class="card form" method="post" action="/faults" aria-labelledby="add-fault">
    <h2 id="add-fault">Add a fault</h2>
    ${choose('kind', 'Kind', kinds)}
    <div class="for-slow">${input('ms', 'Milliseconds', 'How late: 1 to 60000.', '3000')}</div>
    <div class="for-status">${input('status', 'Status', '400 to 599.', '503')}</div>
    <div class="for-status">${choose('body', 'What it says', bodies)}</div>
    <div class="for-status">${input('retry_after', 'Retry-After', 'Optional. Seconds, Infinity, or an HTTP date.', 'not sent', 'text')}</div>
    <div class="for-redirect">${input('location', 'Location', 'Empty: a path of the API that registers nothing.', '/v1/clicks/moved', 'text')}</div>
    <div class="for-invalid">${choose('variant', 'Instead of the answer', variants)}</div>
    <div class="for-endless">${input('bytes', 'Bytes', 'Of the whole answer. Empty: it never ends.', 'without end')}</div>
    ${input('count', 'How many clicks', 'Empty: every click until you remove it.', 'every click')}
    ${input('share', 'Chance', 'Above 0 and below 1; 0.5 hits every second click on average.', 'always', 'decimal')}
    ${input('ref', 'Referral token', 'Empty: whatever the token.', 'any', 'text')}
    <button class="button" type="submit">Add fault</button>
  </form>`;
}
