import { describe, expect, it, vi } from 'vitest';
import { listen } from '../../src/browser/listen.ts';
import { newTabPerTest, show } from '../support/page.ts';

newTabPerTest();

describe('listen', () => {
  it.each(['click', 'submit', 'formdata'])(
    'calls back on %s, before the page, and even where the page stops the event',
    (type) => {
      const form = show('<form></form>');
      const order: string[] = [];
      form.addEventListener(type, (event) => {
        event.stopImmediatePropagation();
        order.push('page');
      });
      listen('click submit formdata', ({ target }) => order.push((target as Element).localName));
      form.dispatchEvent(new Event(type, { bubbles: true }));
      expect(order).toEqual(['form', 'page']);
    },
  );

  it('calls a callback once that it has been given twice', () => {
    const callback = vi.fn();
    listen('click', callback);
    listen('click', callback);
    document.body.dispatchEvent(new Event('click', { bubbles: true }));
    expect(callback).toHaveBeenCalledOnce();
  });

  it('cannot keep the page from doing what it does', () => {
    listen('click', (event) => event.preventDefault());
    const click = new Event('click', { bubbles: true, cancelable: true });
    expect(document.body.dispatchEvent(click)).toBe(true);
  });

  it('listens to the others where the page does not let it listen to one', () => {
    const callback = vi.fn();
    const real = addEventListener;
    vi.stubGlobal('addEventListener', (type: string, ...rest: [() => void]) => {
      if (type === 'click') throw new Error('replaced by the page');
      real(type, ...rest);
    });
    listen('click submit', callback);
    document.body.dispatchEvent(new Event('submit', { bubbles: true }));
    expect(callback).toHaveBeenCalledOnce();
  });

  it.each([undefined, 7, {}])('does no harm where the page has an addEventListener that is %o', (own) => {
    vi.stubGlobal('addEventListener', own);
    expect(() => listen('click submit', () => {})).not.toThrow();
  });
});
