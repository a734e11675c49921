import { describe, expect, it, vi } from 'vitest';
import { quietly } from '../../src/browser/quietly.ts';

describe('quietly', () => {
  it('runs the effect once, at once', () => {
    const effect = vi.fn();
    quietly(effect);
    expect(effect).toHaveBeenCalledOnce();
  });

  it.each([new Error('boom'), undefined, 'boom'])(
    'keeps what the effect throws from the page: %s',
    (thrown) => {
      const log = vi.spyOn(console, 'error');
      quietly(() => {
        throw thrown;
      });
      expect(log).not.toHaveBeenCalled();
    },
  );
});
