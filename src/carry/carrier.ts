import { onDomChange } from '../browser/on-dom-change.ts';
import { queryAll } from '../browser/query-all.ts';
import { quietly } from '../browser/quietly.ts';
import { whenIdle } from '../browser/when-idle.ts';
import { whenLoaded } from '../browser/when-loaded.ts';
import { decorateForm, decorateInput, fill, inputNamed } from './forms.ts';
import { decorateLink, type LinkOptions, parameterOf } from './payment-links.ts';
import { attributeOf, MARK, setAttribute } from './replace.ts';
import { decorateStripeElement, STRIPE_ELEMENTS } from './stripe-elements.ts';

/**
 * What tells that a link or a form is about to be used: followed, sent, or read. These come also where there is no click
 * ID, because a copy of a page may bring a foreign one.
 */
export const USE = 'click submit formdata';

/**
 * What comes before that, for links that are copied, dragged, or opened in a new tab. `pointerdown` is all that a long
 * press on iOS tells of itself; a keyboard must have moved the focus first.
 */
export const USE_WITH_CLICK = 'pointerdown focusin auxclick contextmenu';

function decorate(options: LinkOptions, element: Element, isUsed: boolean): void {
  quietly(() => {
    decorateLink(options, element, isUsed);
    decorateStripeElement(element);
    decorateInput(element);
  });
}

function sweep(options: LinkOptions, root: ParentNode): void {
  let places = `svg a,input[data-selgeo],${STRIPE_ELEMENTS}`;
  for (const host in options.hosts) places += `,[href*="${host}"]`;
  for (const element of queryAll(root, places)) decorate(options, element, false);
}

/** Carries the click ID into what an event is about to use; takes out what is foreign. */
export function prepare(
  options: LinkOptions,
  event: Event & { readonly formData?: FormData; readonly submitter?: Element | null },
): void {
  const path = event.composedPath() as (HTMLFormElement & ShadowRoot)[];
  // Focus and pointer come too early for a form: a framework may still hydrate it.
  const isSent =
    event.type === 'click' ? path[0]?.closest?.('button,[type=submit]') : /submit|formdata/.test(event.type);
  for (const node of path) {
    decorate(options, node, true);
    // An open shadow root is beyond the sweep of the document.
    if (node.mode) sweep(options, node);
    if (!isSent || node.localName !== 'form') continue;
    decorateForm(node, event.formData);
    if (event.type === 'submit') carryByFields(options, node, event.submitter);
  }
}

/** A form that leads to a Payment Link, or by GET to another domain: the query of its address would be lost. */
function carryByFields(
  options: LinkOptions,
  form: HTMLFormElement,
  submitter: Element | null | undefined,
): void {
  const ask = (name: string) =>
    (submitter && attributeOf(submitter, `form${name}`)) ?? attributeOf(form, name) ?? '';
  quietly(() => {
    const url = new URL(ask('action'), form.baseURI);
    const name = parameterOf(options, url, /^(get)?$/i.test(ask('method')));
    // What the address has already is the page's own.
    const input = name && !url.searchParams.get(name) && inputNamed(form, name);
    if (input) fill(input);
  });
}

/**
 * Makes what carries the click ID into the page's links, marked inputs and Stripe elements: into those that are there, once
 * the page has loaded and in an idle moment, when a framework has had its chance to hydrate the markup that this changes;
 * into all others at the moment of use. A form gets nothing before it is used.
 */
export function createCarrier(options: LinkOptions): () => void {
  let isWaiting = false;
  let isWatching = false;
  let isObserving = false;

  function carry() {
    if (!isWaiting) {
      isWaiting = true;
      whenLoaded(() =>
        whenIdle(() => {
          isWaiting = false;
          quietly(() => sweep(options, document));
        }),
      );
    }
    // Of all that may come later, only these read the click ID before anybody uses them.
    if (!isWatching)
      for (const name of STRIPE_ELEMENTS) quietly(() => void customElements.whenDefined(name).then(watch));
    isWatching = true;
  }

  function watch() {
    carry();
    if (!isObserving) quietly(() => onDomChange(carry));
    isObserving = true;
  }

  return carry;
}

/** Takes what the snippet has put there out of the page at once, now that there is no click ID any more. */
export function withdraw(options: LinkOptions, root: ParentNode = document): void {
  for (const element of queryAll(root, '*')) {
    if (element.shadowRoot) withdraw(options, element.shadowRoot);
    if (attributeOf(element, MARK) === null) continue;
    if (element.localName === 'input') fill(element as HTMLInputElement);
    else decorate(options, element, true);
    setAttribute(element, MARK, null);
  }
}
