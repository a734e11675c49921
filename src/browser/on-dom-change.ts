/**
 * Calls back when nodes have been added to the document or removed from it, however many at a time. The observer is the
 * browser's own: the one that zone.js puts in its place starts Angular's change detection, which adds nodes again.
 */
export function onDomChange(callback: () => void): void {
  const { __zone_symbol__MutationObserver: Native = MutationObserver } = window as {
    __zone_symbol__MutationObserver?: typeof MutationObserver;
  };
  new Native(callback).observe(document, { childList: true, subtree: true });
}
