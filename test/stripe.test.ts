import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decorateLinks, decorateUrl } from '../src/stripe.ts';
import { anyText, forAll } from './support/for-all.ts';
import { newTabPerTest, show } from './support/page.ts';
import { CLICK, LATER_CLICK } from './support/values.ts';

newTabPerTest();

const hosts = ['buy.stripe.com', 'pay.shop.test', 'local.test:8443'];
const decorated = (url: string) => decorateUrl(url, CLICK, hosts);
const id = `client_reference_id=${CLICK}`;

describe('decorateUrl', () => {
  it.each([
    ['https://buy.stripe.com/abc', `https://buy.stripe.com/abc?${id}`],
    ['https://buy.stripe.com/test_abc', `https://buy.stripe.com/test_abc?${id}`],
    ['https://BUY.Stripe.COM/abc', `https://buy.stripe.com/abc?${id}`],
    ['https://buy.stripe.com:443/abc', `https://buy.stripe.com/abc?${id}`],
    ['https://pay.shop.test/b', `https://pay.shop.test/b?${id}`],
    ['https://local.test:8443/b', `https://local.test:8443/b?${id}`],
    ['https://buy.stripe.com/a?locale=de#pay', `https://buy.stripe.com/a?locale=de&${id}#pay`],
    ['https://buy.stripe.com/a?client_reference_id=', `https://buy.stripe.com/a?${id}`],
  ])('adds the click ID to %s', (url, expected) => {
    expect(decorated(url)).toBe(expected);
  });

  it.each([
    'https://buy.stripe.com.evil.test/abc',
    'https://evilbuy.stripe.com/abc',
    'https://www.buy.stripe.com/abc',
    'https://stripe.com/abc',
    'https://buy.stripe.com./abc',
    'https://buy.stripe.com:8443/abc',
    'https://local.test/abc',
    'https://evil.test/?u=https://buy.stripe.com',
    'https://evil.test/buy.stripe.com',
    'https://evil.test/#https://buy.stripe.com/abc',
    'https://buy.stripe.com@evil.test/abc',
    'https://buy.stripe.com:x@evil.test/abc',
    'https://buy.stripe.com%2eevil.test/abc',
    'https://buy-stripe.com/abc',
    'https://buy\u3002stripe\u3002com.evil.test/abc',
  ])('leaves the look-alike %s alone', (url) => {
    expect(decorated(url)).toBe(url);
  });

  it.each(['', 'abc', '/buy.stripe.com/abc', '//buy.stripe.com/abc', 'https://', 'mailto:a@buy.stripe.com'])(
    'gives back %j, which is no Payment Link',
    (url) => {
      expect(decorated(url)).toBe(url);
    },
  );

  it.each([
    'https://buy.stripe.com/a?client_reference_id=mine',
    `https://buy.stripe.com/a?client_reference_id=${LATER_CLICK}&x=1`,
  ])('keeps what the merchant has set in %s', (url) => {
    expect(decorated(url)).toBe(url);
  });

  it.each([null, ''])('gives back a Payment Link when the click ID is %j', (clickId) => {
    expect(decorateUrl('https://buy.stripe.com/a', clickId, hosts)).toBe('https://buy.stripe.com/a');
  });

  it('decorates once', () => {
    const once = decorated('https://buy.stripe.com/a');
    expect(decorateUrl(once, LATER_CLICK, hosts)).toBe(once);
  });

  it('keeps path, other parameters and fragment', () => {
    const name = anyText.filter((it) => it !== 'client_reference_id');
    const parts = fc.tuple(fc.webPath(), fc.array(fc.tuple(name, anyText)), fc.webFragments());
    forAll(parts, ([path, pairs, fragment]) => {
      const before = new URL(`https://buy.stripe.com${path}?${new URLSearchParams(pairs)}#${fragment}`);
      const after = new URL(decorated(before.href));
      expect(after.searchParams.get('client_reference_id')).toBe(CLICK);
      after.searchParams.delete('client_reference_id');
      expect([...after.searchParams]).toEqual([...before.searchParams]);
      expect([after.pathname, after.hash, after.host]).toEqual([before.pathname, before.hash, before.host]);
    });
  });

  it('never touches another host', () => {
    forAll(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      expect(decorated(url)).toBe(url);
    });
  });

  it('never throws', () => {
    forAll(anyText, decorated);
    forAll(anyText, (text) => decorated(`https://buy.stripe.com${text}`));
    expect(decorated(null as unknown as string)).toBeNull();
  });
});

describe('decorateLinks', () => {
  const hrefsAfter = (html: string) => {
    const root = show(`<main>${html}</main>`);
    decorateLinks(document, CLICK, hosts);
    return [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  };

  it('decorates the Payment Links of the page, and no other link', () => {
    const others = ['/pricing', 'https://evil.test/?u=https://buy.stripe.com', '#', 'mailto:a@shop.test'];
    const html = [...others, 'https://buy.stripe.com/a?x=1', 'https://pay.shop.test/b']
      .map((href) => `<a href="${href}">Buy</a>`)
      .join('');
    expect(hrefsAfter(`${html}<a>Buy</a>`)).toEqual([
      ...others,
      `https://buy.stripe.com/a?x=1&${id}`,
      `https://pay.shop.test/b?${id}`,
      null,
    ]);
  });

  it('decorates a link without a scheme', () => {
    expect(hrefsAfter('<a href="//buy.stripe.com/a">Buy</a>')).toEqual([`https://buy.stripe.com/a?${id}`]);
  });

  it('leaves out a link whose host is in capitals, because looking for it costs eight times as much', () => {
    const href = 'HTTPS://BUY.STRIPE.COM/a';
    expect(hrefsAfter(`<a href="${href}">Buy</a>`)).toEqual([href]);
  });

  it('writes nothing into a link that needs nothing', () => {
    const href = 'HTTPS://buy.stripe.com/a?client_reference_id=mine&x=a%20b';
    expect(hrefsAfter(`<a href="${href}">Buy</a>`)).toEqual([href]);
  });

  it('stays below its root', () => {
    const root = show('<main><a href="https://buy.stripe.com/a">Buy</a><p></p></main>');
    decorateLinks(root.querySelector('p') as HTMLElement, CLICK, hosts);
    expect(root.querySelector('a')?.getAttribute('href')).toBe('https://buy.stripe.com/a');
  });
});
