import { expect, it, vi } from 'vitest';
import { listen } from '../../src/browser/listen.ts';
import { newTabPerTest, show } from '../support/page.ts';

newTabPerTest();

it('listens to every kind of event that the text names', () => {
  const callback = vi.fn();
  listen('online pageshow', callback);
  for (const type of ['online', 'pageshow', 'offline']) dispatchEvent(new Event(type));
  expect(callback.mock.calls.map(([{ type }]) => type)).toEqual(['online', 'pageshow']);
});

it.each([
  [undefined, ['page', 'callback']],
  [true, ['callback', 'page']],
])('comes before the listeners of the page in the capture phase only: %s', (isCapture, expected) => {
  const button = show('<button>Buy</button>');
  const order: string[] = [];
  button.addEventListener('click', () => order.push('page'));
  listen('click', () => order.push('callback'), isCapture);
  button.click();
  expect(order).toEqual(expected);
});

it('calls a callback once that it has been given twice', () => {
  const callback = vi.fn();
  listen('online', callback, true);
  listen('online', callback, true);
  dispatchEvent(new Event('online'));
  expect(callback).toHaveBeenCalledOnce();
});
