import { describe, expect, it, vi } from 'vitest';
import { onRouteChange } from '../../src/browser/on-route-change.ts';
import { newTabPerTest, redefine, show } from '../support/page.ts';

newTabPerTest();

describe('onRouteChange', () => {
  it('calls back when the Navigation API tells, each time', () => {
    const navigation = new EventTarget();
    redefine('navigation', { value: navigation });
    const callback = vi.fn();
    onRouteChange(callback);
    expect(callback).not.toHaveBeenCalled();
    navigation.dispatchEvent(new Event('currententrychange'));
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(callback).toHaveBeenCalledTimes(2);
  });

  it('calls back after a click, also where there is no Navigation API', () => {
    expect(window).not.toHaveProperty('navigation');
    const link = show('<a>Next</a>');
    const order: string[] = [];
    link.addEventListener('click', () => order.push('router'));
    onRouteChange(() => order.push('callback'));
    link.click();
    expect(order).toEqual(['router', 'callback']);
  });

  it('leaves the history of the page as it is', () => {
    const before = [history.pushState, history.replaceState];
    onRouteChange(() => {});
    expect([history.pushState, history.replaceState]).toEqual(before);
  });
});
