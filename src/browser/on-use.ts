/**
 * Calls back just before the browser uses a link or a form: follows, copies or drags the link, sends the form or reads
 * its data. In the capture phase, so before the page's own listeners. `pointerdown` comes before a drag, and is all
 * that a long press on iOS tells of itself; a keyboard must have moved the focus first.
 * Calling it again with the same callback changes nothing.
 */
export function onUse(callback: (event: Event) => void): void {
  for (const type of 'pointerdown focusin click auxclick contextmenu submit formdata'.split(' ')) {
    addEventListener(type, callback, true);
  }
}
