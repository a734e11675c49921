import { describe, expect, it, vi } from 'vitest';
import { outsideZone } from '../../src/browser/outside-zone.ts';

describe('outsideZone', () => {
  it('runs at once where there is no zone.js, and gives what comes of it', () => {
    expect(outsideZone(() => 7)).toBe(7);
  });

  it('runs in the root zone where there is one', () => {
    let zone = 'angular';
    const root = {
      name: 'root',
      run(job: () => unknown) {
        zone = this.name;
        const result = job();
        zone = 'angular';
        return result;
      },
    };
    vi.stubGlobal('Zone', { root });
    expect(outsideZone(() => zone)).toBe('root');
    expect(zone).toBe('angular');
  });

  it.each([
    null,
    'A',
    7,
    {},
    { root: null },
    { root: {} },
    { root: { run: 7 } },
    document.createElement('div'),
  ])('runs all the same where the page has a Zone of its own: %o', (own) => {
    vi.stubGlobal('Zone', own);
    expect(outsideZone(() => 7)).toBe(7);
  });

  it('runs all the same, and once, where what the page has instead throws or does something else', () => {
    const mine = () => {
      throw new Error('mine');
    };
    for (const run of [mine, () => 'mine']) {
      vi.stubGlobal('Zone', { root: { run } });
      const job = vi.fn(() => 7);
      expect(outsideZone(job)).toBe(7);
      expect(job).toHaveBeenCalledOnce();
    }
  });
});
