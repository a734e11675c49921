import { fieldsNamed, fieldsOf, markedIn } from '../carry/forms.ts';
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
  const parameter = isInput ? undefined : parameterOf(form, terms);
  if (parameter) return judgeField(form, parameter, 'own-reference', terms);
  const [marked] = isInput ? [element as HTMLInputElement] : markedIn(form);
  if (marked) return judgeMarked(marked, terms);
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
  const fields = fieldsNamed(form, name);
  const [field] = fields;
  if (fields.some(({ type }) => type !== 'hidden')) return own;
  const verdict = judgeReference(field ?? form, field?.value ?? null, terms);
  return verdict === 'own-reference' ? own : verdict;
}

/** What the Payment Link takes to which the form, or a button of it, leads; `undefined` where none does. */
function parameterOf(form: HTMLFormElement, { hosts }: Terms): string | undefined {
  return [form, ...fieldsOf(form)]
    .map((element) => attributeOf(element, element === form ? 'action' : 'formaction'))
    .map((action) => action && hosts[addressOf(form, action)?.host ?? ''])
    .find(Boolean) as string | undefined;
}
