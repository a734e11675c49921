import { describe, expect, it, vi } from 'vitest';
import { onRouteChange } from '../../src/browser/on-route-change.ts';
import { newTabPerTest, redefine, show } from '../support/page.ts';

newTabPerTest();

/** The Navigation API, as far as it is used. */
const navigationOf = () => Object.assign(new EventTarget(), { currentEntry: {} });

describe('onRouteChange', () => {
  it('calls back when the Navigation API tells, each time, and for nothing else', () => {
    const navigation = navigationOf();
    redefine('navigation', { value: navigation });
    const callback = vi.fn();
    onRouteChange(callback);
    expect(callback).not.toHaveBeenCalled();
    navigation.dispatchEvent(new Event('currententrychange'));
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(callback).toHaveBeenCalledTimes(2);
    document.body.click();
    dispatchEvent(new Event('popstate'));
    expect(callback).toHaveBeenCalledTimes(2);
  });

  it('calls back once for each change, also when it has been given the callback again', () => {
    const navigation = navigationOf();
    redefine('navigation', { value: navigation });
    const callback = vi.fn();
    onRouteChange(callback);
    onRouteChange(callback);
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(callback).toHaveBeenCalledOnce();
  });

  it.each(['click', 'popstate', 'hashchange', 'pointermove', 'scroll', 'keyup', 'visibilitychange'])(
    'calls back on %s where there is no Navigation API',
    (type) => {
      expect(window).not.toHaveProperty('navigation');
      const callback = vi.fn();
      onRouteChange(callback);
      dispatchEvent(new Event(type));
      expect(callback).toHaveBeenCalledOnce();
    },
  );

  it('calls back after what the page makes of a click', () => {
    const link = show('<a>Next</a>');
    link.addEventListener('click', () => history.pushState(null, '', '/next'));
    const callback = vi.fn(() => expect(location.pathname).toBe('/next'));
    onRouteChange(callback);
    link.click();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('calls back with what follows a click that the page stops', () => {
    const link = show('<a>Next</a>');
    link.addEventListener('click', (event) => event.stopImmediatePropagation());
    const callback = vi.fn();
    onRouteChange(callback);
    link.click();
    link.dispatchEvent(new Event('pointermove', { bubbles: true }));
    expect(callback).toHaveBeenCalledOnce();
  });

  it.each([
    ['a list of nothing', []],
    ['a list of elements', document.querySelectorAll('nav')],
    ['a text', 'main'],
    ['an element', document.createElement('nav')],
    ['nothing', null],
    ['a stranger of that name', { addEventListener: 7, currentEntry: {} }],
    [
      'something that throws',
      Object.defineProperty({}, 'currentEntry', {
        get: () => {
          throw new Error('of the page');
        },
      }),
    ],
  ])('calls back with the next event where the page has a navigation of its own: %s', (_, navigation) => {
    redefine('navigation', { value: navigation });
    const callback = vi.fn();
    onRouteChange(callback);
    document.body.click();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('leaves the history of the page as it is', () => {
    const before = [history.pushState, history.replaceState];
    onRouteChange(() => {});
    expect([history.pushState, history.replaceState]).toEqual(before);
  });
});
