import { onDomChange } from '../browser/on-dom-change.ts';
import { queryAll } from '../browser/query-all.ts';
import { quietly } from '../browser/quietly.ts';
import { whenIdle } from '../browser/when-idle.ts';
import { whenLoaded } from '../browser/when-loaded.ts';
import { decorateForm, decorateInput, fill, inputsNamed } from './forms.ts';
import { decorateLink, type LinkOptions, takerOf } from './payment-links.ts';
import { attributeOf, MARK, setAttribute } from './replace.ts';
import { decorateStripeElement, STRIPE_ELEMENTS } from './stripe-elements.ts';

/**
 * What tells that a link or a form is about to be used: followed, opened in a new tab, sent, or read. These come also where
 * there is no click ID, because a copy of a page may bring a foreign one.
 */
export const USE = 'click auxclick contextmenu submit formdata';

/**
 * What comes before that, for links that are copied or dragged. `pointerdown` is all that a long press on iOS tells of itself;
 * a keyboard must have moved the focus first.
 */
export const USE_WITH_CLICK = 'pointerdown focusin';

function decorate(options: LinkOptions, element: Element, isUsed: boolean): void {
  quietly(() => {
    decorateLink(options, element, isUsed);
    decorateStripeElement(element);
    decorateInput(element, isUsed);
  });
}

function sweep(options: LinkOptions, root: ParentNode): void {
  let places = `svg a,input[data-selgeo],${STRIPE_ELEMENTS}`;
  for (const host in options.hosts) places += `,[href*="${host}"]`;
  for (const element of queryAll(root, places)) decorate(options, element, false);
}

/** Hears of the forms in an open shadow root, which tell nobody outside that they are sent or read. */
export function listenInside(root: ShadowRoot, listener: (event: Event) => void): void {
  for (const type of ['submit', 'formdata']) root.addEventListener(type, listener, true);
}

type UseEvent = Event & { readonly formData?: FormData; readonly submitter?: Element | null };

/**
 * Carries the click ID into what an event is about to use; takes out what is foreign.
 *
 * @param onUse What has heard of it, for shadow roots: their forms tell nobody outside that they are sent.
 */
export function prepare(options: LinkOptions, event: UseEvent, onUse: (event: Event) => void): void {
  const path = event.composedPath() as (HTMLFormElement & ShadowRoot)[];
  // Focus and pointer come too early for a form: a framework may still hydrate it.
  const isSent =
    event.type === 'click' ? path[0]?.closest?.('button,[type=submit]') : /submit|formdata/.test(event.type);
  for (const node of path) {
    decorate(options, node, true);
    if (node.mode) {
      // An open shadow root is beyond the sweep of the document.
      sweep(options, node);
      listenInside(node, onUse);
    }
    if (!isSent || node.localName !== 'form') continue;
    quietly(() => decorateForm(node, event.formData));
    if (event.type !== 'click') quietly(() => carryByFields(options, node, event));
  }
}

/** A form that leads to a Payment Link, or by GET to another domain: the query of its address would be lost. */
function carryByFields(options: LinkOptions, form: HTMLFormElement, { submitter, formData }: UseEvent): void {
  const ask = (name: string) =>
    (submitter && attributeOf(submitter, `form${name}`)) ?? attributeOf(form, name) ?? '';
  const url = new URL(ask('action'), form.baseURI);
  const taker = takerOf(options, url, /^(get)?$/i.test(ask('method')));
  // What the address has already is the page's own.
  if (!taker || url.searchParams.get(taker.name)) return;
  const { name, value } = taker;
  if (!formData) for (const input of inputsNamed(form, name, taker.handsOver)) fill(input, true);
  // Sent by `submit()`, it tells only this. Which of its buttons is pressed it does not tell: one may lead elsewhere.
  else if (value && !formData.get(name) && !queryAll(form, '[formaction],[formmethod]').length)
    formData.set(name, value);
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
    if (element.localName === 'input') fill(element as HTMLInputElement, true);
    else decorate(options, element, true);
    setAttribute(element, MARK, null);
  }
}
