import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../src/agreed/uuid-of.ts';
import { anyText, forAll } from '../support/for-all.ts';
import { CLICK, NOT_UUIDS } from '../support/values.ts';

describe('uuidOf', () => {
  it('takes a UUID of any version, in either case, as it is', () => {
    forAll(fc.uuid(), (uuid) => expect(uuidOf(uuid)).toBe(uuid));
    expect(uuidOf(CLICK.toUpperCase())).toBe(CLICK.toUpperCase());
    expect(uuidOf('00000000-0000-0000-0000-000000000000')).toBe('00000000-0000-0000-0000-000000000000');
  });

  it.each<unknown>([
    null,
    0,
    7,
    {},
    [],
    [CLICK],
    { toString: 1, valueOf: 1 },
    { toString: () => CLICK },
    { match: 1 },
    Symbol.iterator,
  ])('takes %o, which is no text, for none', (value) => {
    expect(uuidOf(value)).toBeUndefined();
  });

  it.each([undefined, ...NOT_UUIDS, CLICK.replaceAll('-', ''), CLICK.replace('a', 'g'), `{${CLICK}}`])(
    'takes %j for none',
    (value) => {
      expect(uuidOf(value)).toBeUndefined();
    },
  );

  it('lets nothing through that does not look like a UUID', () => {
    forAll(anyText, (text) => expect(uuidOf(text)).toBeUndefined());
  });
});
