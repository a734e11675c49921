/**
 * A CSS selector that leads to an element, for people to read and to paste into `document.querySelector`: from the
 * nearest element with an ID on. Where it has to enter a shadow root, the parts are separated by ` >>> `.
 */
export function selectorOf(element: Element): string {
  const path: string[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) {
    const id = one.getAttribute('id');
    // An ID may be used twice, and forms hide their own properties behind fields of that name.
    if (id && /^[a-z][\w-]*$/i.test(id) && one === first(one, `#${id}`)) {
      path.unshift(`#${id}`);
      break;
    }
    path.unshift(one.localName + place(one));
    if (one.localName === 'body') break;
  }
  const root = element.getRootNode();
  const inner = path.join(' > ');
  return root instanceof ShadowRoot ? `${selectorOf(root.host)} >>> ${inner}` : inner;
}

function first(element: Element, selector: string): Element | null {
  return (element.getRootNode() as ParentNode).querySelector?.(selector) ?? null;
}

/** Which one of several alike it is. */
function place(element: Element): string {
  const alike = [...(element.parentNode?.children ?? [])].filter(
    ({ localName }) => localName === element.localName,
  );
  return alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : '';
}
