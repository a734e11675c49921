/** Calls back when nodes have been added to the document or removed from it, however many at a time. */
export function onDomChange(callback: () => void): void {
  new MutationObserver(callback).observe(document, { childList: true, subtree: true });
}
