import { describe, expect, it } from 'vitest';
import { matches } from '../src/matches.ts';

describe('matches', () => {
  it('gives every match of a global pattern', () => {
    expect(matches('a1 b2', /\d/g)).toEqual(['1', '2']);
  });

  it('gives the whole match first for any other pattern', () => {
    expect(matches('a1 b2', /[a-z](\d)/)[0]).toBe('a1');
  });

  it.each([undefined, '', 'abc'])('gives an empty list for %j', (text) => {
    expect(matches(text, /\d/)).toEqual([]);
  });
});
