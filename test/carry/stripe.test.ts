import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { STRIPE_ELEMENTS } from '../../src/carry/stripe-elements.ts';
import { decoratorsOf } from '../support/decorators.ts';
import { anyText, forAll } from '../support/for-all.ts';
import { newTabPerTest, show } from '../support/page.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

newTabPerTest();

const hosts = ['buy.stripe.com', 'pay.shop.test', 'local.test:8443'];
const store = (clickId: string) => sessionStorage.setItem('__selgeo_cid', clickId);
beforeEach(() => store(CLICK));
/** As on a page of its own. */
const decorated = (url: string) => decoratorsOf(hosts).decorateUrl(url);
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

  it('is not misled by a base or an address of the page', () => {
    document.head.innerHTML = '<base href="https://buy.stripe.com/">';
    expect(decorated('/abc')).toBe('/abc');
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

  it.each(NOT_UUIDS)('gives back a Payment Link when the click ID is %j', (clickId) => {
    store(clickId);
    expect(decorated('https://buy.stripe.com/a')).toBe('https://buy.stripe.com/a');
  });

  it('replaces a click ID of its own by a later one, each time, and that of another page never', () => {
    const { decorateUrl } = decoratorsOf(hosts);
    const first = decorateUrl('https://buy.stripe.com/a?x=1');
    expect(decorateUrl(first)).toBe(first);
    store(LATER_CLICK);
    const second = decorateUrl(first);
    expect(second).toBe(`https://buy.stripe.com/a?x=1&client_reference_id=${LATER_CLICK}`);
    expect(decorated(first)).toBe(first);
    store(CLICK);
    expect(decorateUrl(second)).toBe(first);
  });

  it.each([
    ['?name=caf%E9&a%20b', `?name=caf%E9&a%20b&${id}`],
    ['?flag&x=%7E+', `?flag&x=%7E+&${id}`],
    ['?client_reference_id=&flag', `?flag&${id}`],
    ['?client_reference_id=&client_reference_id=mine', '?client_reference_id=&client_reference_id=mine'],
    ['?client%5Freference_id=mine', '?client%5Freference_id=mine'],
  ])('writes other parameters as they were: %s', (query, expected) => {
    expect(decorated(`https://buy.stripe.com/a${query}`)).toBe(`https://buy.stripe.com/a${expected}`);
  });

  it('gives the click ID alone to a host that takes it by the name that hands over', () => {
    const { decorateUrl } = decoratorsOf(['pay.shop.test=selgeo'], ['pay.shop.test']);
    expect(decorateUrl('https://pay.shop.test/a')).toBe(`https://pay.shop.test/a?selgeo=${CLICK}`);
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

describe('decorateStripe', () => {
  const hrefAfter = (href: string) => {
    const link = show<HTMLAnchorElement>(`<a href="${href}">Buy</a>`);
    decoratorsOf(hosts).decorate(link);
    return link.getAttribute('href');
  };

  it.each([
    ['https://buy.stripe.com/a?x=1', `https://buy.stripe.com/a?x=1&${id}`],
    ['//buy.stripe.com/a', `https://buy.stripe.com/a?${id}`],
    ['HTTPS://BUY.STRIPE.COM/a', `https://buy.stripe.com/a?${id}`],
    ['https://pay.shop.test/b', `https://pay.shop.test/b?${id}`],
  ])('decorates a link to %s', (href, expected) => {
    expect(hrefAfter(href)).toBe(expected);
  });

  it.each([
    '/pricing',
    '#',
    '',
    'mailto:a@shop.test',
    'https://evil.test/?u=https://buy.stripe.com',
    'HTTPS://buy.stripe.com/a?client_reference_id=mine&x=a%20b',
  ])('writes nothing into a link to %j', (href) => {
    expect(hrefAfter(href)).toBe(href);
  });

  it.each([
    '<area href="https://buy.stripe.com/a">',
    '<svg><a href="https://buy.stripe.com/a"></a></svg>',
    '<svg><a xlink:href="https://buy.stripe.com/a"></a></svg>',
  ])('decorates %s', (html) => {
    show(html);
    const link = document.querySelector('area,a') as Element;
    decoratorsOf(hosts).decorate(link);
    const addresses = link.getAttributeNames().map((name) => `${name} ${link.getAttribute(name)}`);
    const name = html.includes('xlink') ? 'xlink:href' : 'href';
    expect(addresses).toEqual([`${name} https://buy.stripe.com/a?${id}`, `data-selgeo-id ${CLICK}`]);
  });

  it('decorates a link that is in no document', () => {
    const link = document.createElement('a');
    link.href = 'https://buy.stripe.com/a';
    decoratorsOf(hosts).decorate(link);
    expect(link.href).toBe(`https://buy.stripe.com/a?${id}`);
  });

  it('decorates a link whose address the page’s <base> completes', () => {
    document.head.innerHTML = '<base href="https://buy.stripe.com/">';
    expect(hrefAfter('abc')).toBe(`https://buy.stripe.com/abc?${id}`);
  });

  it.each(STRIPE_ELEMENTS)('gives <%s> the click ID, and a later one when there is one', (name) => {
    const element = show(`<${name}></${name}>`);
    const { decorate } = decoratorsOf(hosts);
    const set = vi.spyOn(element, 'setAttribute');
    decorate(element);
    decorate(element);
    expect(element.getAttribute('client-reference-id')).toBe(CLICK);
    // Each value set makes Stripe's element load anew.
    expect(set.mock.calls.filter(([attribute]) => attribute === 'client-reference-id')).toHaveLength(1);
    store(LATER_CLICK);
    decorate(element);
    expect(element.getAttribute('client-reference-id')).toBe(LATER_CLICK);
  });

  it.each([
    ['', CLICK],
    ['mine', 'mine'],
    [LATER_CLICK, LATER_CLICK],
    ['undefined', 'undefined'],
  ])('makes of the value %j that the merchant has set: %s', (present, expected) => {
    const element = show(`<stripe-buy-button client-reference-id="${present}"></stripe-buy-button>`);
    decoratorsOf(hosts).decorate(element);
    expect(element.getAttribute('client-reference-id')).toBe(expected);
  });

  describe.each([
    [
      'a link',
      '<a href="https://buy.stripe.com/a?x=1">Buy</a>',
      `<a href="https://buy.stripe.com/a?x=1">Buy</a>`,
    ],
    ['a Buy Button', '<stripe-buy-button></stripe-buy-button>', '<stripe-buy-button></stripe-buy-button>'],
    [
      'a Pricing Table',
      '<stripe-pricing-table client-reference-id=""></stripe-pricing-table>',
      '<stripe-pricing-table></stripe-pricing-table>',
    ],
  ])('%s of a copied page', (_, html, bare) => {
    /** As htmx's history has it, or a snapshot: the markup of a page on which there was this click. */
    function copyWith(clickId: string): Element {
      store(clickId);
      const element = show(html);
      decoratorsOf(hosts).decorate(element);
      expect(element.outerHTML).toContain(clickId);
      return show(element.outerHTML);
    }

    it('loses a foreign click ID in a tab without a click', () => {
      const copy = copyWith(LATER_CLICK);
      sessionStorage.clear();
      decoratorsOf(hosts).decorate(copy);
      expect(copy.outerHTML).toBe(bare);
    });

    it('has the click ID of its own tab in place of another one, at once and later', () => {
      const copy = copyWith(CLICK);
      for (const clickId of [LATER_CLICK, CLICK]) {
        store(clickId);
        decoratorsOf(hosts).decorate(copy);
        expect(copy.outerHTML).toContain(clickId);
        expect(copy.outerHTML).not.toContain(clickId === CLICK ? LATER_CLICK : CLICK);
      }
    });

    it.each([null, CLICK])('keeps what the merchant has put in its place, with the click %s', (clickId) => {
      const copy = copyWith(LATER_CLICK);
      const place = copy.localName === 'a' ? 'href' : 'client-reference-id';
      copy.setAttribute(place, copy.getAttribute(place)?.replace(LATER_CLICK, 'mine') as string);
      const before = copy.getAttribute(place);
      sessionStorage.clear();
      if (clickId) store(clickId);
      decoratorsOf(hosts).decorate(copy);
      expect(copy.getAttribute(place)).toBe(before);
    });
  });

  it('takes for its own what page code has made by decorateUrl', () => {
    const { decorate, decorateUrl } = decoratorsOf(hosts);
    const link = show<HTMLAnchorElement>(`<a href="${decorateUrl('https://buy.stripe.com/a')}">Buy</a>`);
    decorate(link);
    store(LATER_CLICK);
    decorate(link);
    expect(link.href).toBe(`https://buy.stripe.com/a?client_reference_id=${LATER_CLICK}`);
  });

  it.each([...NOT_UUIDS, null])('gives no attribute when the click ID is %j', (clickId) => {
    if (clickId === null) sessionStorage.clear();
    else store(clickId);
    const element = show('<stripe-pricing-table></stripe-pricing-table>');
    decoratorsOf(hosts).decorate(element);
    expect(element.hasAttribute('client-reference-id')).toBe(false);
  });

  it.each(['<p>Text</p>', '<stripe-other></stripe-other>', '<a>No link</a>', '<button>Buy</button>'])(
    'leaves %s alone',
    (html) => {
      decoratorsOf(hosts).decorate(show(html));
      expect(document.body.innerHTML).toBe(html);
    },
  );

  it('survives whatever an event may have in its path', () => {
    const { decorate } = decoratorsOf(hosts);
    for (const target of [window, document, document.createDocumentFragment(), {}, { href: {} }]) {
      expect(() => decorate(target as HTMLElement)).not.toThrow();
    }
  });
});
