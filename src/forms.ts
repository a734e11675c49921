import { quietly } from './browser/quietly.ts';

/** Puts the click ID into every `<form data-selgeo>` and `<input data-selgeo>` below `root`. */
export function decorateForms(root: ParentNode, clickId: string): void {
  for (const marked of root.querySelectorAll<HTMLFormElement | HTMLInputElement>('[data-selgeo]')) {
    // Not `value`: a form has a property of that name when one of its fields is called so.
    if ('defaultValue' in marked) marked.value = clickId;
    else fillForm(marked, clickId);
  }
}

/**
 * Puts the click ID, if there is one, into a form, whether that has opted in or not: into its `<input data-selgeo>`,
 * or into a hidden input named `click_id`, or as `<form data-selgeo="name">` says. A field of that name which the
 * merchant has not marked is theirs: it stays as it is.
 */
export function fillForm(form: HTMLFormElement, clickId: string | null): void {
  // A field may be called `elements` or `append`, and hide what the form has of that name.
  quietly(() => {
    if (!clickId) return;
    const name = form.dataset.selgeo || 'click_id';
    let input = form.querySelector<HTMLInputElement>('input[data-selgeo]');
    if (!input && !(name in form.elements)) {
      input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.dataset.selgeo = '';
      form.append(input);
    }
    if (input) input.value = clickId;
  });
}
