import { readClickId } from '../store/registered-click.ts';

/**
 * On an element, what the snippet has written into it. In the markup itself, because a copy of the page (htmx's history,
 * a snapshot) may come into another tab, where that click ID is foreign.
 */
export const MARK = 'data-selgeo-id';

/**
 * Has `write` put the click ID where `present` stands, if that may give way: nothing, a blank, or what the snippet has
 * written before. Where there is no click ID, what the snippet has written goes (`null`). A value of the merchant's stays.
 *
 * @param value What stands for the click there; without, the click ID itself.
 */
export function replace(
  element: Element,
  present: string | null,
  write: (value: string | null) => void,
  value: string | null = readClickId(),
): void {
  const own = attributeOf(element, MARK);
  if (present !== value) {
    if (present ? present !== own : !value) return;
    write(value);
  }
  // What the page has got from `decorateUrl` becomes known in this way as well.
  if (own !== value) setAttribute(element, MARK, value);
}

/** Sets an attribute, or takes it away. */
export function setAttribute(element: Element, name: string, value: string | null): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

/** An attribute of an element, past the fields by which a form hides what it has itself. */
export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}
