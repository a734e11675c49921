import { onDomChange } from '../browser/on-dom-change.ts';
import { onUse } from '../browser/on-use.ts';
import { quietly } from '../browser/quietly.ts';
import { whenIdle } from '../browser/when-idle.ts';
import { readClickId } from '../store/click-id.ts';
import { decorateForm } from './forms.ts';
import { createLinkDecorator } from './payment-links.ts';
import { createReplace } from './replacing.ts';
import { decorateStripeElement, STRIPE_ELEMENTS } from './stripe-elements.ts';

export type Carrier = {
  /**
   * Carries the click ID, if there is one, into the page's links, forms and Stripe elements: into those that are there,
   * once the page has loaded and in an idle moment, when a framework has had its chance to hydrate the markup that this
   * changes; into all others at the moment of use.
   */
  readonly carry: () => void;
  /** See `Selgeo.decorateUrl`. */
  readonly decorateUrl: (url: string) => string;
};

export function createCarrier(hosts: readonly string[]): Carrier {
  const replace = createReplace();
  const { decorateUrl, decorateLink } = createLinkDecorator(hosts, replace);
  const links = hosts.map((host) => `a[href*="${host}"]`);
  const places = `${links},[data-selgeo],${STRIPE_ELEMENTS}`;
  let watching: Promise<void> | undefined;
  let waiting = 0;

  function decorate(element: HTMLElement, formData?: FormData) {
    decorateLink(element);
    decorateStripeElement(element, replace);
    decorateForm(element, formData);
  }

  function sweep(root: ParentNode, formData?: FormData) {
    root.querySelectorAll<HTMLElement>(places).forEach((element) => {
      decorate(element, formData);
    });
  }

  function prepare(event: Event & { readonly formData?: FormData }) {
    quietly(() => {
      for (const node of event.composedPath() as (HTMLFormElement & ShadowRoot)[]) {
        decorate(node, event.formData);
        // A form may have a marked input; an open shadow root is beyond the sweep of the document.
        if (node.elements ?? node.mode) sweep(node, event.formData);
      }
    });
  }

  function carry() {
    if (!readClickId()) return;
    if (document.readyState === 'complete') {
      waiting =
        waiting ||
        whenIdle(() => {
          waiting = 0;
          sweep(document);
        });
    }
    onUse(prepare);
    // Of all that may come later, only these read the click ID before anybody uses them.
    watching =
      watching ||
      Promise.race(STRIPE_ELEMENTS.map((name) => customElements.whenDefined(name))).then(() => {
        onDomChange(carry);
      });
  }

  return { carry, decorateUrl };
}
