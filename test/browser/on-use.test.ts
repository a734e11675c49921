import { expect, it, vi } from 'vitest';
import { onUse } from '../../src/browser/on-use.ts';
import { newTabPerTest, show } from '../support/page.ts';

newTabPerTest();

it.each(['pointerdown', 'focusin', 'click', 'auxclick', 'contextmenu', 'submit', 'formdata'])(
  'calls back on %s, before the page, and even where the page stops the event',
  (type) => {
    const form = show('<form></form>');
    const order: string[] = [];
    form.addEventListener(type, (event) => {
      event.stopImmediatePropagation();
      order.push('page');
    });
    onUse(({ target }) => order.push((target as Element).localName));
    form.dispatchEvent(new Event(type, { bubbles: true }));
    expect(order).toEqual(['form', 'page']);
  },
);

it('calls a callback once that it has been given twice', () => {
  const callback = vi.fn();
  onUse(callback);
  onUse(callback);
  document.body.dispatchEvent(new Event('click', { bubbles: true }));
  expect(callback).toHaveBeenCalledOnce();
});

it('calls back on nothing that happens often', () => {
  const callback = vi.fn();
  onUse(callback);
  for (const type of ['pointermove', 'mousemove', 'scroll', 'keydown', 'input', 'wheel', 'touchmove']) {
    document.body.dispatchEvent(new Event(type, { bubbles: true }));
  }
  expect(callback).not.toHaveBeenCalled();
});
