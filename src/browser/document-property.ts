import { quietly } from './quietly.ts';

/**
 * A property of the document as the browser has it. Read from the document itself, it may be an image or a form of that
 * name (https://html.spec.whatwg.org/#dom-document-nameditem), which a visitor's own markup could be. From its prototype and
 * not from `Document`, which a page's own class may be called.
 */
export function documentProperty<Name extends keyof Document>(name: Name): Document[Name] | undefined {
  // A page may have one that throws.
  return quietly(() => Reflect.get(Reflect.getPrototypeOf(document) as Document, name, document));
}
