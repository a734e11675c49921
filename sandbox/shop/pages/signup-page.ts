import { html } from 'hono/html';
import { layout, type Markup, type Site } from './layout.ts';

export type SignupState = {
  readonly values: { readonly name?: string; readonly email?: string };
  readonly errors: { readonly name?: string[]; readonly email?: string[] };
};

export function signupPage(site: Site, { values, errors }: SignupState): Markup {
  return layout({
    site,
    path: '/signup',
    title: 'Tasting list · Fernleaf',
    description: 'Leave your name and we send you a sample.',
    body: html`<section class="narrow">
      <h1>Join the tasting list</h1>
      <p class="lead">Leave your name and we post you a sample of next month’s Review tea.</p>
      <form class="card" data-selgeo method="post" action="/signup" novalidate>
        ${field({ name: 'name', label: 'Name', type: 'text', autocomplete: 'name', value: values.name, error: errors.name?.[0] })}
        ${field({ name: 'email', label: 'Email', type: 'email', autocomplete: 'email', value: values.email, error: errors.email?.[0] })}
        <button class="button" type="submit">Send me a sample</button>
        <p class="small">One parcel, one email to say it is on its way. Nothing else.</p>
      </form>
    </section>`,
  });
}

type Field = {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly autocomplete: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
};

function field({ name, label, type, autocomplete, value, error }: Field): Markup {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${value ?? ''}"
      required
      ${error ? html`aria-invalid="true" aria-describedby="${name}-error"` : ''}
    />
    ${error ? html`<p class="problem" id="${name}-error" role="alert">${error}</p>` : ''}
  </div>`;
}
