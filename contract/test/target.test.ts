import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTarget } from '../target.ts';

const good = ['https://api.example', 'pk_test_abc', 'demo'] as const;

describe('readTarget', () => {
  it('takes an origin, a public test key and a ref', () => {
    expect(readTarget(['HTTP://LocalHost:4601/', 'pk_test_abc', ' Ünï ref '])).toEqual({
      origin: 'http://localhost:4601',
      merchantKey: 'pk_test_abc',
      ref: 'Ünï ref',
    });
  });

  it.each([
    [[], 'Three arguments are needed, not 0'],
    [good.slice(0, 2), 'Three arguments are needed, not 2'],
    [[...good, 'more'], 'Three arguments are needed, not 4'],
    [[good[0], good[1], '  '], 'The ref is blank'],
    [['api.example', good[1], good[2]], 'must be an origin such as https://api.example.com'],
    [['https://api.example/v1', good[1], good[2]], 'must be an origin'],
    [['https://api.example/?x=1', good[1], good[2]], 'must be an origin'],
    [['https://user:password@api.example', good[1], good[2]], 'must be an origin'],
    [['ftp://api.example', good[1], good[2]], 'must be an origin'],
    [[good[0], 'pk_live_abc', good[2]], 'Give a pk_test_… key instead of a live one'],
    [[good[0], 'demo', 'pk_test_abc'], 'The second argument must be a public key'],
    [[good[0], 'pk_test_', good[2]], 'The second argument must be a public key'],
    [[good[0], good[1], 'x'.repeat(256)], 'more than 255 characters'],
  ])('explains what is wrong with %j', (args, sentence) => {
    expect(readTarget(args)).toEqual({ problem: expect.stringContaining(sentence) });
  });

  it('never repeats a secret, wherever it stands', () => {
    const secret = fc.stringMatching(/^sk_(test|live)_\w{8}$/);
    fc.assert(
      fc.property(secret, fc.nat(2), (value, place) => {
        const outcome = readTarget(good.map((arg, index) => (index === place ? value : arg)));
        expect(outcome).toEqual({ problem: expect.stringContaining('secret key') });
        expect(JSON.stringify(outcome)).not.toContain(value);
      }),
    );
  });

  it('gives a problem or a target that can be asked, whatever it is given', () => {
    const url = fc.oneof(fc.webUrl(), fc.string(), fc.constant(good[0]));
    const key = fc.oneof(fc.string(), fc.constant(good[1]));
    fc.assert(
      fc.property(fc.tuple(url, key, fc.string()), (args) => {
        const outcome = readTarget(args);
        if ('problem' in outcome) expect(outcome.problem).toMatch(/\S/);
        else expect(new URL(outcome.origin).origin).toBe(outcome.origin);
      }),
    );
  });
});
