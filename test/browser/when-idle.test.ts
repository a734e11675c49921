import { describe, expect, it, vi } from 'vitest';
import { whenIdle } from '../../src/browser/when-idle.ts';
import { holdIdle, newTabPerTest } from '../support/page.ts';

newTabPerTest();

describe('whenIdle', () => {
  it('calls back in the first idle moment', () => {
    const idle = holdIdle();
    const callback = vi.fn();
    whenIdle(callback);
    expect(callback).not.toHaveBeenCalled();
    idle.come();
    expect(callback).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits 200 ms where the browser tells no idle moments', () => {
    const callback = vi.fn();
    expect(window).not.toHaveProperty('requestIdleCallback');
    whenIdle(callback);
    vi.advanceTimersByTime(199);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
