import fc from 'fast-check';
import { expect, it } from 'vitest';
import { offerOf } from '../../src/agreed/offer-of.ts';
import { forAll } from '../support/for-all.ts';

const NO_DISCOUNT = {
  code: null,
  percent_off: null,
  amount_off: null,
  currency: null,
  duration: null,
  duration_in_months: null,
};

it('takes what the API says', () => {
  const discount = { ...NO_DISCOUNT, code: 'ANN20', percent_off: 20, duration: 'once' };
  expect(offerOf({ partner: { name: 'Ann' }, discount })).toEqual({ partner: { name: 'Ann' }, discount });
});

it.each([null, undefined, 7, 'Ann', {}, [], { partner: null }, { partner: 'Ann' }, { discount: {} }])(
  'takes %j for no offer',
  (value) => {
    expect(offerOf(value)).toBeNull();
  },
);

it('drops unknown members, what is too long and what is not finite', () => {
  const partner = { name: ' Ann ', email: 'ann@partner.example' };
  const discount = { code: 'x'.repeat(256), percent_off: '20', amount_off: Number.NaN, evil: true };
  expect(offerOf({ partner, discount, more: 1 })).toEqual({
    partner: { name: 'Ann' },
    discount: NO_DISCOUNT,
  });
  expect(offerOf({ partner, discount: 'all of it' })?.discount).toBeNull();
});

it('is plain data of the agreed shape, whatever comes', () => {
  forAll(fc.record({ partner: fc.anything(), discount: fc.anything() }), (value) => {
    const offer = offerOf(value);
    if (!offer) return;
    expect(Object.keys(offer)).toEqual(['partner', 'discount']);
    expect(Object.keys(offer.partner)).toEqual(['name']);
    if (offer.discount) expect(Object.keys(offer.discount)).toEqual(Object.keys(NO_DISCOUNT));
    const values = [offer.partner.name, ...Object.values(offer.discount ?? {})];
    for (const value of values) {
      if (typeof value === 'string') expect(value.length).toBeLessThan(256);
      else expect(value === null || Number.isFinite(value)).toBe(true);
    }
  });
});
