import { filtered } from '../agreed/filtered.ts';
import { newElement } from '../browser/new-element.ts';
import { quietly } from '../browser/quietly.ts';
import { readClickId } from '../store/registered-click.ts';
import { handedOver } from './hand-over.ts';
import { attributeOf, MARK, replace } from './replace.ts';

/** On a form or an input that has opted in; on an input that the snippet has added, one of the two below. */
const OPT_IN = 'data-selgeo';
const ADDED = 'added';
/** Of an input that hands the click over to another domain, with the time. */
const HANDS_OVER = 'hands-over';

/** Puts the click ID into `<input data-selgeo>`; leaves any other element. */
export function decorateInput(element: Element, isUsed: boolean): void {
  if (isMarked(element)) fill(element, isUsed);
}

/** Puts the click ID into a form that has opted in, or into its marked inputs; leaves any other. See `fillForm`. */
export function decorateForm(form: HTMLFormElement, formData?: FormData): void {
  if (attributeOf(form, OPT_IN) !== null || markedIn(form).length) fillForm(form, formData);
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
    const marked =
      form.localName === 'input' ? [form as HTMLInputElement] : markedIn(form as HTMLFormElement);
    const inputs = marked[0]
      ? marked
      : inputsNamed(form as HTMLFormElement, attributeOf(form, OPT_IN) || 'click_id', false);
    for (const input of inputs) {
      fill(input, true);
      if (formData && input.name) {
        if (input.value) formData.set(input.name, input.value);
        else formData.delete(input.name);
      }
    }
  });
}

/** All fields of a form, also those outside of it. Past a field that is called `elements`. */
export function fieldsOf(form: HTMLFormElement): Iterable<HTMLInputElement> {
  return Reflect.get(
    HTMLFormElement.prototype,
    'elements',
    form,
  ) as Iterable<Element> as Iterable<HTMLInputElement>;
}

/** The fields of a form that it sends by a name; one that only has it for its ID is not among them. */
export function fieldsNamed(form: HTMLFormElement, name: string): HTMLInputElement[] {
  return filtered(fieldsOf(form), (field) => field.name === name);
}

/** The hidden fields of that name in a form, or one that is made; none where the merchant has another field of that name. */
export function inputsNamed(form: HTMLFormElement, name: string, handsOver: boolean): HTMLInputElement[] {
  const own = fieldsNamed(form, name);
  if (own[0]) return filtered(own, ({ type }) => type !== 'hidden')[0] ? [] : own;
  if (!readClickId()) return [];
  const input = newElement('input');
  input.type = 'hidden';
  input.name = name;
  input.setAttribute(OPT_IN, handsOver ? HANDS_OVER : ADDED);
  Node.prototype.appendChild.call(form, input);
  return [input];
}

/**
 * Puts the click ID into an input.
 *
 * @param isUsed Whether it is about to be sent. Until then what it has got stays as the page makes it: a page that changes it
 * whenever it is told of a change would be told for ever.
 */
export function fill(input: HTMLInputElement, isUsed: boolean): void {
  const clickId = readClickId();
  const value = attributeOf(input, OPT_IN) === HANDS_OVER ? handedOver() : clickId;
  if (!isUsed && attributeOf(input, MARK)?.slice(0, 36) === clickId) return;
  // What the merchant has marked is there to be filled, whatever it holds.
  const gives = value && input.value !== value && isMarked(input);
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

/** The inputs of a form that the merchant has marked, or the snippet has added. */
export function markedIn(form: HTMLFormElement): HTMLInputElement[] {
  return filtered(fieldsOf(form), isMarked);
}

function isMarked(element: Element): element is HTMLInputElement {
  return element.localName === 'input' && attributeOf(element, OPT_IN) !== null;
}

function isAdded(input: Element): boolean {
  const kind = attributeOf(input, OPT_IN);
  return kind === ADDED || kind === HANDS_OVER;
}
