/** What decides about an element. */
const ATTRIBUTES = [
  ...['href', 'client-reference-id', 'data-selgeo', 'data-selgeo-id', 'action', 'formaction'],
  ...['name', 'type', 'value', 'disabled', 'id'],
];

/** Calls back when what carries the click ID may have changed. Returns the function that switches this on and off. */
export function watchElements(callback: () => void): (isOn: boolean) => void {
  const observer = new MutationObserver(callback);
  return (isOn) => {
    observer.disconnect();
    if (isOn) observer.observe(document, { childList: true, subtree: true, attributeFilter: ATTRIBUTES });
  };
}
