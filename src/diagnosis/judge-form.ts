import type { CodeName } from './codes.ts';
import type { Terms } from './links.ts';

/**
 * What a form, or a marked input that belongs to none, is to the snippet; `undefined` for a marked input whose form
 * speaks for it. A field may hide what its form has of that name, hence the properties of the prototypes.
 */
export function judgeForm(
  element: HTMLFormElement | HTMLInputElement,
  { clickId }: Pick<Terms, 'clickId'>,
): CodeName | undefined {
  const isInput = element.localName === 'input';
  if (isInput && element.closest('form')) return undefined;
  const marked = isInput
    ? (element as HTMLInputElement)
    : Element.prototype.querySelector.call(element, 'input[data-selgeo]');
  const name = Element.prototype.getAttribute.call(element, 'data-selgeo');
  if (!marked && name === null) return 'form-not-opted-in';
  if (!marked && hasField(element as HTMLFormElement, name || 'click_id')) return 'own-field';
  if (marked && !isSent(marked as HTMLInputElement)) return 'field-not-sent';
  if (!clickId) return 'nothing-to-carry';
  return (marked as HTMLInputElement | null)?.value === clickId ? 'carries' : 'carries-when-used';
}

function hasField(form: HTMLFormElement, name: string): boolean {
  const fields: HTMLFormControlsCollection = Reflect.get(HTMLFormElement.prototype, 'elements', form);
  return [...fields].some((field) => field.getAttribute('name') === name || field.id === name);
}

/** Whether the browser sends a field with its form. */
function isSent(input: HTMLInputElement): boolean {
  return input.name !== '' && !input.matches(':disabled');
}
