import { documentProperty } from './document-property.ts';

/** Milliseconds after which a page counts as loaded whose `load` event does not come: an image may hang for ever. */
const LONGEST = 5000;

/** Calls back once, when the page has loaded: at once where it has. */
export function whenLoaded(callback: () => void): void {
  if (documentProperty('readyState') === 'complete') {
    callback();
    return;
  }
  let isOver = false;
  const once = () => {
    if (isOver) return;
    isOver = true;
    callback();
  };
  addEventListener('load', once);
  setTimeout(once, LONGEST);
}
