import { createStub, type Stub } from '../visit/stub.ts';

/**
 * Tells the snippet what the visitor has decided, or leaves it for the snippet to find when it comes. Throws where the page has
 * something else of that name.
 */
export function tellSnippet(choice: 'granted' | 'denied'): void {
  window.__selgeo ??= createStub() as Stub & SelgeoGlobal;
  window.__selgeo.setConsent(choice);
}
