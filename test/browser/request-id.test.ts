import { describe, expect, it, vi } from 'vitest';
import { requestId } from '../../src/browser/request-id.ts';
import { CLICK, UUID } from '../support/values.ts';

describe('requestId', () => {
  it('is a UUID, a new one each time', () => {
    const ids = Array.from({ length: 50 }, requestId);
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(50);
  });

  it('does without crypto.randomUUID, which plain http does not have', () => {
    const { crypto } = globalThis;
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    expect(requestId()).toMatch(UUID);
  });

  it.each([
    undefined,
    {},
    { getRandomValues: () => {} },
    { randomUUID: () => CLICK },
    { randomUUID: Math.random },
  ])('is a new one each time where the page has a crypto of its own: %o', (own) => {
    vi.stubGlobal('crypto', own);
    const ids = Array.from({ length: 50 }, requestId);
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(50);
  });

  it('is a new one each time where the page has a Math.random that throws', () => {
    vi.spyOn(Math, 'random').mockImplementation(() => {
      throw new Error('of the page');
    });
    expect(requestId()).toMatch(UUID);
    expect(requestId()).not.toBe(requestId());
  });

  it('does without an Array.from that can map, which Prototype and MooTools replace', () => {
    vi.spyOn(Array, 'from').mockImplementation((list) => [...(list as Iterable<unknown>)]);
    expect(requestId()).toMatch(UUID);
  });
});
