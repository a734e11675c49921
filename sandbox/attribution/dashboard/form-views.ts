import { html } from 'hono/html';
import type { Partner } from '../store/partners.ts';
import type { FormState } from './forms.ts';
import type { Html } from './layout.ts';

type Field = { readonly name: string; readonly label: string; readonly hint: string };

export function partnerFormView(form: FormState): Html {
  const input = (field: Field, more: Html | string) =>
    fieldView(
      'partner',
      field,
      form,
      (described) => html`<input class="input" id="partner-${field.name}" name="${field.name}"
      value="${form.values[field.name] ?? ''}" autocomplete="off" ${more} ${described} />`,
    );
  return html`<form class="card form" method="post" action="/partners" aria-labelledby="create-partner">
    <h2 id="create-partner">Create partner</h2>
    ${input({ name: 'name', label: 'Name', hint: '' }, html`required maxlength="80"`)}
    ${input({ name: 'promo_code', label: 'Promo code', hint: 'Optional. Credits sales without a click.' }, html`maxlength="64" spellcheck="false"`)}
    ${input({ name: 'shown_name', label: 'Name for visitors', hint: 'Optional. The shop says “Ann sent you”.' }, html`maxlength="80"`)}
    ${input({ name: 'percent_off', label: 'Discount in percent', hint: 'Optional. By the promo code, which ends in it: ANN20.' }, html`inputmode="numeric" maxlength="3"`)}
    ${input({ name: 'attribution_days', label: 'Days that a click counts', hint: 'Optional, up to 400. Empty: the tag says so.' }, html`inputmode="numeric" maxlength="3"`)}
    <button class="button" type="submit">Create partner</button>
  </form>`;
}

/** `partner` fixes the choice, on that partner's own page. */
export function linkFormView(form: FormState, partners: readonly Partner[], partner?: Partner): Html {
  const chosen = form.values.partner_id ?? String(partner?.id ?? '');
  const input = (field: Field, placeholder: string, max: number) =>
    fieldView(
      'link',
      field,
      form,
      (described) => html`<input class="input" id="link-${field.name}" name="${field.name}"
      value="${form.values[field.name] ?? ''}" placeholder="${placeholder}" maxlength="${max}" autocomplete="off"
      autocapitalize="off" spellcheck="false" ${described} />`,
    );
  return html`<form class="card form" method="post" action="/links" aria-labelledby="create-link">
    <h2 id="create-link">Create tracking link</h2>
    ${
      partner
        ? html`<input type="hidden" name="partner_id" value="${partner.id}" />`
        : fieldView(
            'link',
            { name: 'partner_id', label: 'Partner', hint: '' },
            form,
            (described) => html`<select
            class="input" id="link-partner_id" name="partner_id" required ${described}>
            ${partners.map(({ id, name }) => html`<option value="${id}" ${chosen === String(id) ? html`selected` : ''}>${name}</option>`)}
          </select>`,
          )
    }
    ${input({ name: 'ref', label: 'Referral token', hint: 'Letters, digits, “-” and “_”. Empty: made from the name.' }, 'from the name', 64)}
    ${input({ name: 'path', label: 'Page of the shop', hint: 'Where the link leads, such as /pricing.' }, '/', 500)}
    <button class="button" type="submit">Create link</button>
  </form>`;
}

/** A label, its control, what is wrong and a hint. `form` makes the ids unique in a page. */
export function fieldView(
  form: string,
  { name, label, hint }: Field,
  { errors }: FormState,
  control: (more: Html | string) => Html,
): Html {
  const error = errors[name];
  const id = `${form}-${name}`;
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  // The first field in error gets the focus: browsers give it to the first `autofocus` of a document.
  const more = html`${error ? html`aria-invalid="true" autofocus` : ''} ${described ? html`aria-describedby="${described}"` : ''}`;
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${control(more)}
    ${error ? html`<p class="error" id="${id}-error">${label} ${error}.</p>` : ''}
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}
  </div>`;
}
