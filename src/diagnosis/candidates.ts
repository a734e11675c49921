import { STRIPE_ELEMENTS } from '../carry/stripe-elements.ts';

/** The local name of the inspector's own element, which belongs to no page. */
export const PANEL = 'selgeo-inspector';

const PLACES = `a[href],area[href],svg a,form,input[data-selgeo],${STRIPE_ELEMENTS}`;

/**
 * Every element that may have to do with a click ID, in the document's order, those in open shadow roots included and
 * those of the inspector left out. Nobody can look into a closed shadow root.
 */
export function candidates(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    if (element.localName === PANEL) return [];
    const own = element.matches(PLACES) ? [element] : [];
    return element.shadowRoot ? [...own, ...candidates(element.shadowRoot)] : own;
  });
}
