import { describe, expect, it, vi } from 'vitest';
import { whenLoaded } from '../../src/browser/when-loaded.ts';
import { documentHas, newTabPerTest } from '../support/page.ts';

newTabPerTest();

function start() {
  const callback = vi.fn();
  whenLoaded(callback);
  return callback;
}

describe('whenLoaded', () => {
  it('calls back at once on a page that has loaded, without a timer', () => {
    documentHas('readyState', 'complete');
    expect(start()).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['loading', 'interactive'] as const)('waits while the page is %s', (state) => {
    documentHas('readyState', state);
    const callback = start();
    expect(callback).not.toHaveBeenCalled();
    dispatchEvent(new Event('load'));
    expect(callback).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('waits no longer than 5 seconds for a load event that does not come', () => {
    documentHas('readyState', 'interactive');
    const callback = start();
    vi.advanceTimersByTime(4999);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
    dispatchEvent(new Event('load'));
    expect(callback).toHaveBeenCalledOnce();
  });
});
