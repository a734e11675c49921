import { queryAll } from '../browser/query-all.ts';
import { quietly } from '../browser/quietly.ts';
import { readClickId } from '../store/registered-click.ts';
import { HAND_OVER, handedOver } from './hand-over.ts';
import { attributeOf, replace } from './replace.ts';

/** On a form or an input that has opted in; on an input that the snippet has added, `added`. */
const OPT_IN = 'data-selgeo';
const ADDED = 'added';

/** Puts the click ID into `<input data-selgeo>`; leaves any other element. */
export function decorateInput(element: Element): void {
  if (element.localName === 'input' && attributeOf(element, OPT_IN) !== null)
    fill(element as HTMLInputElement);
}

/** Puts the click ID into a form that has opted in, or into its marked input; leaves any other. See `fillForm`. */
export function decorateForm(form: HTMLFormElement, formData?: FormData): void {
  if (attributeOf(form, OPT_IN) !== null || markedInput(form)) fillForm(form, formData);
}

/**
 * Puts the click ID, if there is one, into a form, whether that has opted in or not: into its `<input data-selgeo>`,
 * or into a hidden input named `click_id`, or as `<form data-selgeo="name">` says. A field of that name which the
 * merchant has not marked is theirs: it stays as it is, unless it is hidden and blank. Takes such an input itself as
 * well.
 *
 * @param formData What has been taken from the form already, when it is too late to change its inputs alone.
 */
export function fillForm(form: HTMLFormElement | HTMLInputElement, formData?: FormData): void {
  quietly(() => {
    const input =
      form.localName === 'input'
        ? (form as HTMLInputElement)
        : (markedInput(form) ?? inputNamed(form as HTMLFormElement, attributeOf(form, OPT_IN) || 'click_id'));
    if (!input) return;
    fill(input);
    if (formData && input.name) {
      if (input.value) formData.set(input.name, input.value);
      else formData.delete(input.name);
    }
  });
}

/** The hidden field of that name in a form, or one that is made; nothing where the merchant has another field of that name. */
export function inputNamed(form: HTMLFormElement, name: string): HTMLInputElement | undefined {
  // A field may be called `elements`, and hide what the form has of that name.
  const fields: HTMLFormControlsCollection = Reflect.get(HTMLFormElement.prototype, 'elements', form);
  const own = fields.namedItem(name) as HTMLInputElement | null;
  if (own) return own.type === 'hidden' ? own : undefined;
  if (!readClickId()) return undefined;
  const input = document.createElement('input');
  input.type = 'hidden';
  input.name = name;
  input.setAttribute(OPT_IN, ADDED);
  Node.prototype.appendChild.call(form, input);
  return input;
}

function markedInput(form: Element): HTMLInputElement | undefined {
  return queryAll(form, `input[${OPT_IN}]`)[0] as HTMLInputElement | undefined;
}

export function fill(input: HTMLInputElement): void {
  const value = isAdded(input) && input.name === HAND_OVER ? handedOver() : readClickId();
  // What the merchant has marked is there to be filled, whatever it holds.
  const gives = value && input.value !== value && attributeOf(input, OPT_IN) !== null;
  replace(
    input,
    gives ? '' : input.value,
    (value) => {
      // Past the setter of a framework, which would take this for its own (react-hook-form, Vue).
      Reflect.set(HTMLInputElement.prototype, 'value', value ?? '', input);
      // MooTools 1.2 has an `Event` of its own.
      quietly(() => {
        for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
      });
      if (!value && isAdded(input)) input.remove();
    },
    value,
  );
}

const isAdded = (input: Element) => attributeOf(input, OPT_IN) === ADDED;
