import { PARAMETER } from '../carry/payment-links.ts';
import { attributeOf } from '../carry/replace.ts';
import type { CodeName } from './codes.ts';
import { addressOf, judgeReference, type Terms } from './links.ts';

/**
 * What a form, or a marked input that belongs to none, is to the snippet; `undefined` for a marked input whose form
 * speaks for it. A field may hide what its form has of that name, hence the properties of the prototypes.
 */
export function judgeForm(element: HTMLFormElement | HTMLInputElement, terms: Terms): CodeName | undefined {
  const isInput = element.localName === 'input';
  if (isInput && element.closest('form')) return undefined;
  const form = element as HTMLFormElement;
  if (!isInput && leadsToPaymentLink(form, terms)) return judgeField(form, PARAMETER, 'own-reference', terms);
  const marked = isInput ? element : Element.prototype.querySelector.call(element, 'input[data-selgeo]');
  if (marked) return judgeMarked(marked as HTMLInputElement, terms);
  const name = attributeOf(element, 'data-selgeo');
  return name === null ? 'form-not-opted-in' : judgeField(form, name || 'click_id', 'own-field', terms);
}

function judgeMarked(input: HTMLInputElement, { clickId }: Terms): CodeName {
  // The browser does not send it.
  if (input.name === '' || input.matches(':disabled')) return 'field-not-sent';
  if (!clickId) return 'nothing-to-carry';
  return input.value === clickId ? 'carries' : 'carries-when-used';
}

/** Of a form in which the snippet looks for a hidden field, or makes one; `own` where the page has another one there. */
function judgeField(form: HTMLFormElement, name: string, own: CodeName, terms: Terms): CodeName {
  const field = fieldsOf(form).namedItem(name) as HTMLInputElement | null;
  if (field && field.type !== 'hidden') return own;
  const verdict = judgeReference(field ?? form, field?.value ?? null, terms);
  return verdict === 'own-reference' ? own : verdict;
}

/** Whether the form, or a button of it, leads to a Payment Link. */
function leadsToPaymentLink(form: HTMLFormElement, { hosts }: Terms): boolean {
  const actions = [...fieldsOf(form)].map((field) => attributeOf(field, 'formaction'));
  return [attributeOf(form, 'action'), ...actions].some(
    (action) => action && hosts.includes(addressOf(form, action)?.host ?? ''),
  );
}

function fieldsOf(form: HTMLFormElement): HTMLFormControlsCollection {
  return Reflect.get(HTMLFormElement.prototype, 'elements', form);
}
