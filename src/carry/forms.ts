import { quietly } from '../browser/quietly.ts';
import { readClickId } from '../store/click-id.ts';

/** Puts the click ID into `<form data-selgeo>` or `<input data-selgeo>`; leaves any other element alone. See `fillForm`. */
export function decorateForm(element: HTMLElement, formData?: unknown): void {
  if (element.dataset?.selgeo !== undefined) fillForm(element as HTMLFormElement, formData as FormData);
}

/**
 * Puts the click ID, if there is one, into a form, whether that has opted in or not: into its `<input data-selgeo>`,
 * or into a hidden input named `click_id`, or as `<form data-selgeo="name">` says. A field of that name which the
 * merchant has not marked is theirs: it stays as it is. Takes such an input itself as well.
 *
 * @param formData What has been taken from the form already, when it is too late to change its inputs alone.
 */
export function fillForm(form: HTMLFormElement | HTMLInputElement, formData?: FormData): void {
  const clickId = readClickId();
  // A field may be called `elements` or `append`, and hide what the form has of that name.
  quietly(() => {
    if (!clickId) return;
    const name = form.dataset.selgeo || 'click_id';
    let input = 'defaultValue' in form ? form : form.querySelector<HTMLInputElement>('input[data-selgeo]');
    if (!input && !(name in (form as HTMLFormElement).elements)) {
      input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.dataset.selgeo = '';
      form.append(input);
    }
    if (!input) return;
    input.value = clickId;
    if (input.name) formData?.set(input.name, clickId);
  });
}
