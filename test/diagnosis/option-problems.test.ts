import { describe, expect, it } from 'vitest';
import { optionProblems } from '../../src/diagnosis/option-problems.ts';
import { UNSOUND_TAGS } from '../support/unsound-tags.ts';

describe('optionProblems', () => {
  it.each([
    { apiUrl: '' },
    { apiUrl: ' ' },
    { apiUrl: 'api.shop.test' },
    { apiUrl: 'https://api.shop.test/v1' },
    { apiUrl: 'https://a:b' },
    { apiUrl: '//evil.test' },
    { apiUrl: '/\\evil' },
    { apiUrl: '/s?x=1' },
    { apiUrl: 'https://user:secret@api.shop.test' },
    { param: ' , ' },
    { attribution: 'middle' },
    { paymentLinkHosts: 'https://pay.shop.test/' },
    { paymentLinkHosts: 'Pay.shop.test' },
    { paymentLinkHosts: 'pay.shop.test=' },
    { paymentLinkHosts: '=reference_id' },
    { paymentLinkHosts: 'pay.shop.test buy.polar.sh' },
    { paymentLinkHosts: 'shop.lemonsqueezy.com=client_reference_id' },
    { paymentLinkHosts: 'pay.shop.test=a=b' },
    { paymentLinkHosts: 'pay.shop.test = reference_id' },
    { paymentLinkHosts: 'pay.shop.test=metadata%5Bclick_id%5D' },
    { paymentLinkHosts: 'https://buy.polar.sh=reference_id' },
    { tabs: '' },
    { contentType: 'application/JSON' },
    { apiurl: 'https://api.shop.test' },
    { params: 'via' },
    { paymentLinkHost: 'pay.shop.test' },
    { attribtion: 'first' },
    { merchantKey: 'pk_test_shop' },
    { tabs: 7 },
  ])('names the unknown option in %j', (raw) => {
    expect(optionProblems(raw)).toEqual(Object.keys(raw));
  });

  it.each(UNSOUND_TAGS)('names %s', (_, data, named) => {
    expect(optionProblems(data)).toEqual([named]);
  });

  it('finds nothing wrong with options that hold', () => {
    const options = {
      merchant: 'anything: SG02 is for that',
      apiUrl: 'https://api.shop.test/',
      param: 'ref, via',
      attribution: 'first',
      paymentLinkHosts: 'pay.shop.test, local.test:8443',
      tabs: 'off',
      contentType: 'application/json',
      debug: '',
    };
    expect(optionProblems(options)).toEqual([]);
    for (const paymentLinkHosts of [
      'buy.polar.sh=reference_id checkout.dodopayments.com=metadata_click_id pay.example.com',
      'a.lemonsqueezy.com=checkout[custom][click_id],\n  a.chargebee.com=subscription[cf_click_id]',
      '',
    ])
      expect(optionProblems({ paymentLinkHosts })).toEqual([]);
    for (const apiUrl of ['/s', '/s/', '/', undefined]) expect(optionProblems({ apiUrl })).toEqual([]);
  });

  it.each([
    { attributionWindow: 60 },
    { attributionWindow: '60' },
    { consent: true },
    { consent: 'true' },
    { consent: 'required' },
  ])('finds nothing wrong with %j, which counts', (raw) => {
    expect(optionProblems(raw)).toEqual([]);
  });

  it.each([
    { attributionWindow: 0 },
    { attributionWindow: Number.NaN },
    { domains: ['app.example.org'] },
    { tabs: true },
    { storage: null },
    // They close the gate, but hardly on purpose.
    { consent: false },
    { consent: 'off' },
  ])('names the option in %j, which does not do what it says', (raw) => {
    expect(optionProblems(raw)).toEqual(Object.keys(raw));
  });

  it('passes over the attributes of frameworks and other vendors', () => {
    expect(
      optionProblems({ nscript: 'afterInteractive', cfasync: 'false', turboTrack: 'reload', id: 'x' }),
    ).toEqual([]);
  });
});
