import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPTIONS, type OptionRule, type RawOptions, readOptions } from '../../src/agreed/options.ts';
import { anyText, forAll } from '../support/for-all.ts';

const STRIPE = ['buy.stripe.com', 'donate.stripe.com', 'book.stripe.com'];
/** Each takes the click ID in Stripe's parameter. */
const asStripe = (hosts: readonly string[]) => hosts.map((host) => [host, 'client_reference_id']);

describe('readOptions', () => {
  it('has a default for everything but the key', () => {
    expect(readOptions({})).toEqual({
      merchantKey: undefined,
      apiBase: 'https://api.selgeo.com',
      params: ['ref'],
      keepFirst: false,
      hosts: Object.fromEntries(asStripe(STRIPE)),
      handOff: true,
      contentType: 'text/plain;charset=UTF-8',
      storage: undefined,
      days: 30,
      cookieDomain: undefined,
      domains: [],
      needsConsent: false,
      honoursGpc: false,
    });
  });

  it.each(['pk_test_abc', 'pk_live_51Hx_Y'])('takes the key %s', (merchant) => {
    expect(readOptions({ merchant }).merchantKey).toBe(merchant);
  });

  it.each([
    '',
    'pk_test_',
    'sk_test_abc',
    'pk_prod_abc',
    'xpk_test_abc',
    'pk_test_a b',
    'pk_live_a"b',
    'PK_TEST_a',
  ])('takes %j for no key', (merchant) => {
    expect(readOptions({ merchant }).merchantKey).toBeUndefined();
  });

  it.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['http://localhost:4601/', 'http://localhost:4601'],
    ['https://api.example.com/api/v1', 'https://api.example.com'],
    ['http://[::1]:5212', 'http://[::1]:5212'],
    ['', 'https://api.selgeo.com'],
    ['api.example.com', 'https://api.selgeo.com'],
    ['javascript:alert(1)', 'https://api.selgeo.com'],
    ['/s', '/s'],
    ['/s/', '/s'],
    ['/', ''],
    ['/a/b-c/d_e.f', '/a/b-c/d_e.f'],
    ['//evil.test', 'https://api.selgeo.com'],
    ['///evil.test', 'https://api.selgeo.com'],
    ['/\\evil', 'https://api.selgeo.com'],
    ['/s\\..\\evil', 'https://api.selgeo.com'],
    ['s', 'https://api.selgeo.com'],
    ['./s', 'https://api.selgeo.com'],
    [' /s', 'https://api.selgeo.com'],
    ['/s ', 'https://api.selgeo.com'],
    ['/\n/evil.test', 'https://api.selgeo.com'],
    ['/s?key=1', 'https://api.selgeo.com'],
    ['/s#x', 'https://api.selgeo.com'],
  ])('reads the API URL %j as %j', (apiUrl, base) => {
    expect(readOptions({ apiUrl }).apiBase).toBe(base);
  });

  it.each([
    ['via', ['via']],
    ['ref,via', ['ref', 'via']],
    [' ref , via\n,, aff ', ['ref', 'via', 'aff']],
    ['_ref-x', ['_ref-x']],
    ['', ['ref']],
    [' ', ['ref']],
    [',', ['ref']],
  ])('reads the parameter names %j as %j', (param, params) => {
    expect(readOptions({ param }).params).toEqual(params);
  });

  it.each([
    ['first', true],
    ['last', false],
    ['First', false],
    ['', false],
    ['1', false],
  ])('reads the attribution %j', (attribution, keepFirst) => {
    expect(readOptions({ attribution }).keepFirst).toBe(keepFirst);
  });

  it.each([
    ['pay.shop.test', ['pay.shop.test']],
    ['pay.shop.test, buy.shop.test:8443', ['pay.shop.test', 'buy.shop.test:8443']],
    [' , ', []],
  ])('adds the Payment Link hosts %j', (paymentLinkHosts, hosts) => {
    expect(Object.entries(readOptions({ paymentLinkHosts }).hosts)).toEqual(asStripe([...STRIPE, ...hosts]));
  });

  it.each([
    ['buy.polar.sh=reference_id', [['buy.polar.sh', 'reference_id']]],
    [
      'a.lemonsqueezy.com=checkout[custom][click_id], b.test:8443=metadata[click_id]',
      [
        ['a.lemonsqueezy.com', 'checkout[custom][click_id]'],
        ['b.test:8443', 'metadata[click_id]'],
      ],
    ],
    [
      'a.test=x b.test',
      [
        ['a.test', 'x'],
        ['b.test', 'client_reference_id'],
      ],
    ],
  ])('reads the parameters of %j', (paymentLinkHosts, pairs) => {
    expect(Object.entries(readOptions({ paymentLinkHosts }).hosts).slice(3)).toEqual(pairs);
  });

  it.each([
    'a.test=',
    'https://a.test/',
    'PAY.a.test',
    'a.test=r\u00e9f',
    'a.test=metadata[click id]',
    'a.test/path',
    'a.test"]',
  ])('takes nothing of %j, which it calls malformed, and the host beside it', (malformed) => {
    const { allows } = OPTIONS.paymentLinkHosts;
    expect(typeof allows === 'function' && allows(malformed)).toBeFalsy();
    expect(Object.keys(readOptions({ paymentLinkHosts: `${malformed} b.test` }).hosts)).toEqual([
      ...STRIPE,
      'b.test',
    ]);
  });

  it('judges a list with thousands of blanks at once', () => {
    const { allows } = OPTIONS.paymentLinkHosts;
    if (typeof allows !== 'function') throw new Error('It is a rule of its own.');
    const blanks = ' ,'.repeat(5000);
    expect(allows(`pay.example.com${blanks}!`)).toBeFalsy();
    expect(allows(`pay.example.com${blanks}buy.polar.sh=reference_id`)).toBeTruthy();
  });

  it('lets the parameter of a host of Stripe be named as well', () => {
    const { hosts } = readOptions({ paymentLinkHosts: 'buy.stripe.com=utm_content' });
    expect(hosts['buy.stripe.com']).toBe('utm_content');
  });

  it.each([
    ['off', false],
    ['on', true],
    ['', true],
    ['OFF', true],
    ['false', true],
    [undefined, true],
  ])('reads the hand-off between tabs %j', (tabs, handOff) => {
    expect(readOptions({ tabs }).handOff).toBe(handOff);
  });

  it.each([
    ['application/json', 'application/json'],
    ['text/plain', 'text/plain;charset=UTF-8'],
    ['text/html', 'text/plain;charset=UTF-8'],
    ['application/json\r\nX-Evil: 1', 'text/plain;charset=UTF-8'],
    ['', 'text/plain;charset=UTF-8'],
  ])('reads the content type %j', (contentType, used) => {
    expect(readOptions({ contentType }).contentType).toBe(used);
  });

  it('ignores what it does not know', () => {
    expect(readOptions({ rewardful: 'x', constructor: 'y' } as RawOptions)).toEqual(readOptions({}));
  });

  it.each([
    ['local', 'local'],
    ['cookie', 'cookie'],
    ['tab', undefined],
    ['Local', undefined],
    ['', undefined],
  ])('reads the storage %j as %j', (storage, kept) => {
    expect(readOptions({ storage } as RawOptions).storage).toBe(kept);
  });

  it.each([
    ['1', 1],
    ['400', 400],
    ['0', 30],
    ['401', 30],
    ['-5', 30],
    ['1.5', 30],
    ['', 30],
    ['a month', 30],
    ['Infinity', 30],
  ])('reads the window %j as %d days', (attributionWindow, days) => {
    expect(readOptions({ attributionWindow }).days).toBe(days);
  });

  it.each([
    [undefined, undefined],
    ['host', 'host'],
    ['shop.test', 'shop.test'],
    ['.shop.test', 'shop.test'],
    ['shop.test; Secure', 'host'],
    ['https://shop.test', 'host'],
    ['shop..test', 'host'],
    ['', 'host'],
  ])('reads the domain of the cookie %j as %j', (cookieDomain, domain) => {
    expect(readOptions({ cookieDomain }).cookieDomain).toBe(domain);
  });

  it('reads the other domains in lower case', () => {
    expect(readOptions({ domains: ' App.example.org,*.example.io ' }).domains).toEqual([
      'app.example.org',
      '*.example.io',
    ]);
  });

  it.each(['required', '', 'no', 'false', 'granted'])(
    'asks for consent with %j: it fails closed',
    (consent) => {
      expect(readOptions({ consent } as RawOptions).needsConsent).toBe(true);
    },
  );

  it.each([
    ['gpc', true],
    ['GPC', false],
    ['', false],
  ])('reads the opt-out %j', (optOut, honoursGpc) => {
    expect(readOptions({ optOut } as RawOptions).honoursGpc).toBe(honoursGpc);
  });

  it('makes safe options of any strings', () => {
    const text = fc.option(anyText, { nil: undefined });
    const raw = fc.record({
      merchant: text,
      apiUrl: text,
      param: text,
      attribution: text,
      paymentLinkHosts: text,
      tabs: text,
      contentType: text,
    });
    forAll(raw, (strings) => {
      const options = readOptions(strings);
      expect(options.merchantKey ?? 'pk_test_x').toMatch(/^pk_(test|live)_\w+$/);
      expect(options.apiBase).toMatch(/^(https?:\/\/[^/]+|(\/[^\s?#\\]*)?)$/);
      expect(options.params).not.toHaveLength(0);
      for (const param of options.params) expect(param).toMatch(/^[^\s,]+$/);
      expect(Object.keys(options.hosts).slice(0, 3)).toEqual(STRIPE);
      // Nothing that could end the quoted string of a CSS selector.
      for (const host of Object.keys(options.hosts)) expect(host).toMatch(/^[\w.:-]+$/);
    });
  });
});

describe('the table of options', () => {
  const rules = Object.entries<OptionRule>(OPTIONS);
  const withDefaults = readOptions({});
  const allows = ({ allows }: OptionRule, text: string) =>
    typeof allows === 'function' ? allows(text) : allows.includes(text);

  it('has the defaults by which options are read', () => {
    const written = Object.fromEntries(rules.map(([name, rule]) => [name, rule.default]));
    expect(readOptions(written as RawOptions)).toEqual(withDefaults);
  });

  it.each(rules)('takes the default of %s for well-formed', (name, rule) => {
    if (rule.default !== undefined) expect(allows(rule, rule.default)).toBeTruthy();
    // Without, it is off.
    else expect(Array.isArray(rule.allows)).toBe(['consent', 'optOut'].includes(name));
  });

  // Of hosts the readable ones are kept: a host that matches nothing does no harm. Of a longer address, the origin counts.
  // Consent fails closed, and a malformed domain of the cookie is the host.
  const OTHERWISE = ['paymentLinkHosts', 'domains', 'apiUrl', 'consent', 'cookieDomain'];
  it.each(rules.filter(([name]) => !OTHERWISE.includes(name)))(
    'calls malformed what leaves the default of %s in force',
    (name, rule) => {
      forAll(anyText, (text) => {
        if (!allows(rule, text)) expect(readOptions({ [name]: text } as RawOptions)).toEqual(withDefaults);
      });
    },
  );

  it('calls well-formed only an API address that counts as it is', () => {
    forAll(anyText, (rest) => {
      const apiUrl = `https://api.example.com${rest}`;
      if (allows(OPTIONS.apiUrl, apiUrl)) expect(`${readOptions({ apiUrl }).apiBase}/`).toMatch(apiUrl);
    });
  });

  const words = rules.flatMap(([name, { allows, default: usual }]) =>
    Array.isArray(allows) ? allows.filter((word) => word !== usual).map((word) => [name, word]) : [],
  );
  it.each(words)('has a word for %s that makes a difference: %s', (name = '', word) => {
    expect(readOptions({ [name]: word } as RawOptions)).not.toEqual(withDefaults);
  });
});
