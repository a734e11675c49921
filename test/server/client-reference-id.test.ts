import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientReferenceId } from '../../src/server.ts';
import { anyText, forAll } from '../support/for-all.ts';
import { CLICK } from '../support/values.ts';

describe('clientReferenceId', () => {
  it('gives every UUID as it is', () => {
    forAll(fc.uuid(), (uuid) => {
      expect(clientReferenceId(uuid)).toBe(uuid);
      expect(clientReferenceId(uuid.toUpperCase())).toBe(uuid.toUpperCase());
    });
  });

  it.each([
    undefined,
    null,
    '',
    ' ',
    'null',
    'undefined',
    '<script>',
    'x'.repeat(300),
    `${CLICK} `,
    `${CLICK}\n`,
    0,
    42,
    true,
    [],
    [CLICK],
    { toString: () => CLICK },
    Symbol('click'),
  ])('gives nothing for %s', (value) => {
    expect(clientReferenceId(value)).toBeUndefined();
  });

  it('gives a text that Stripe takes, or nothing, whatever comes', () => {
    forAll(fc.oneof(anyText, fc.uuid(), fc.anything()), (value) => {
      expect(clientReferenceId(value) ?? CLICK).toMatch(/^[\da-fA-F-]{36}$/);
    });
  });
});
