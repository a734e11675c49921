/**
 * All elements in a document or a shadow root that a selector finds. Past `querySelectorAll` of the document itself, which
 * may be an image or a form of that name.
 */
export function queryAll(root: ParentNode, selector: string): NodeListOf<Element> {
  return (Reflect.getPrototypeOf(root) as ParentNode).querySelectorAll.call(root, selector);
}
