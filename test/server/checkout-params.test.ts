import { describe, expect, it } from 'vitest';
import { checkoutParams } from '../../src/server.ts';
import { CLICK } from '../support/values.ts';

describe('checkoutParams', () => {
  it('puts a click ID into client_reference_id', () => {
    expect(checkoutParams(CLICK)).toEqual({ client_reference_id: CLICK });
    expect(checkoutParams(CLICK, { via: 'client_reference_id' })).toEqual({ client_reference_id: CLICK });
  });

  it('puts it into metadata.aff_click_id for a merchant who uses client_reference_id for something else', () => {
    expect(checkoutParams(CLICK, { via: 'metadata' })).toEqual({ metadata: { aff_click_id: CLICK } });
  });

  it.each([null, undefined, '', '<script>', 7, [CLICK]])('has no field at all for %s', (value) => {
    expect(checkoutParams(value)).toStrictEqual({});
    expect(checkoutParams(value, { via: 'metadata' })).toStrictEqual({});
    expect({ order: '1', ...checkoutParams(value, { via: 'metadata' }).metadata }).toStrictEqual({
      order: '1',
    });
  });

  it('takes null for no options, so that no sale is lost', () => {
    expect(checkoutParams(CLICK, null as never)).toEqual({ client_reference_id: CLICK });
  });

  it('names what is wrong with an unknown place', () => {
    expect(() => checkoutParams(CLICK, { via: 'cookie' as 'metadata' })).toThrow(
      'via is "cookie"; it must be "client_reference_id" or "metadata"',
    );
  });
});
