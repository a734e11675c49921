/**
 * A new element of the document. Past `createElement` of the document itself, which may be an image or a form of that name.
 */
export function newElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
): HTMLElementTagNameMap[Name] {
  return (Reflect.getPrototypeOf(document) as Document).createElement.call(
    document,
    name,
  ) as HTMLElementTagNameMap[Name];
}
