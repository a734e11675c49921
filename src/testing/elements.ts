/** What an element has that could carry the click ID, as read in its page. */
export type Reading = {
  readonly kind: 'link' | 'form' | 'input' | 'stripe' | 'other';
  /** Its tag, as it stands in the page. */
  readonly html: string;
  /** Of a link and a form, where it leads. */
  readonly address: string;
  /** The values by their names: of a form what it would send, of a Stripe element and any other its attributes. */
  readonly values: readonly (readonly [name: string, value: string])[];
  /** Whether it, or a field of it, has opted in by `data-selgeo`. */
  readonly isMarked: boolean;
  /** What the snippet of its page answers; `undefined` where that does not run. */
  readonly clickId: string | null | undefined;
};

/**
 * Reads elements at the moment of their use, which is when the last of them get the click ID: a link as if its menu were opened,
 * a form as if its data were taken. Nothing is followed or sent. Runs in the page, so it stands alone.
 */
export function readElements(elements: Element[], stripeElements: readonly string[]): Reading[] {
  const selgeo = window.__selgeo;
  const isThere = typeof selgeo?.version === 'string';
  return elements.map((element) => {
    const name = element.localName;
    const attributes = () =>
      element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? ''] as const);
    const addressOf = (address: string | null) => {
      try {
        return new URL(address ?? '', element.baseURI).href;
      } catch {
        return '';
      }
    };
    const isLink = name === 'a' || name === 'area';
    const isForm = name === 'form';
    if (isLink && isThere)
      element.dispatchEvent(
        new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true, button: 2 }),
      );
    const values = isForm
      ? [...new FormData(element as HTMLFormElement)].map(([name, value]) => [name, String(value)] as const)
      : name === 'input'
        ? [[(element as HTMLInputElement).name, (element as HTMLInputElement).value] as const]
        : attributes();
    return {
      kind: isLink
        ? 'link'
        : isForm
          ? 'form'
          : name === 'input'
            ? 'input'
            : stripeElements.includes(name)
              ? 'stripe'
              : 'other',
      html: (element.cloneNode() as Element).outerHTML.replace(/<\/[^<]*>$/, ''),
      address: isLink
        ? addressOf(element.getAttribute('href') ?? element.getAttribute('xlink:href'))
        : addressOf(element.getAttribute('action')),
      values,
      isMarked: element.matches('[data-selgeo]') || element.querySelector('input[data-selgeo]') !== null,
      clickId: isThere ? selgeo.getClickId() : undefined,
    };
  });
}
