import { describe, expect, it, vi } from 'vitest';
import { whenHydrated } from '../../src/browser/when-hydrated.ts';
import { holdIdle } from '../support/page.ts';

const loading = (state: DocumentReadyState) => vi.spyOn(document, 'readyState', 'get').mockReturnValue(state);

describe('whenHydrated', () => {
  it('calls back in the first idle moment of a loaded page', () => {
    const idle = holdIdle();
    const callback = vi.fn();
    whenHydrated(callback);
    expect(callback).not.toHaveBeenCalled();
    idle.come();
    expect(callback).toHaveBeenCalledOnce();
  });

  it.each(['loading', 'interactive'] as const)('waits for the load event of a page that is %s', (state) => {
    const idle = holdIdle();
    const callback = vi.fn();
    loading(state);
    whenHydrated(callback);
    expect(idle.waiting).toBe(0);
    dispatchEvent(new Event('load'));
    expect(callback).not.toHaveBeenCalled();
    idle.come();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('waits 200 ms where the browser tells no idle moments', () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    expect(window).not.toHaveProperty('requestIdleCallback');
    whenHydrated(callback);
    vi.advanceTimersByTime(199);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
