import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReferral, isDamaged } from '../../src/visit/referral.ts';
import { anyText, forAll } from '../support/for-all.ts';

const shop = 'https://shop.test/pricing';
const find = (rest: string) => findReferral(shop + rest, ['ref']);
const encoded = encodeURIComponent;

describe('findReferral', () => {
  it.each([
    ['?ref=abc123', 'abc123'],
    ['?utm=1&ref=abc&x=2#plans', 'abc'],
    ['?ref=%20abc+', 'abc'],
    ['?ref=a%2Fb', 'a/b'],
    ['?ref=a+b', 'a b'],
    ['?ref=J%C3%BCrgen', 'Jürgen'],
    ['?ref=one&ref=two', 'one'],
    ['?ref=%E0%A4%A', '\ufffd%A'],
    // Tokens that look odd and are real.
    ['?ref=a.b', 'a.b'],
    ['?ref=jane-doe_2', 'jane-doe_2'],
    ['?ref=%C3%A9lise', 'élise'],
    ['?ref=p1%2Bp2', 'p1+p2'],
    ['?ref=%F0%9F%91%8D%F0%9F%8F%BD', '👍🏽'],
    ['?ref=.p1', '.p1'],
    ['?ref=(p1', '(p1'],
    ['?ref=a%26b', 'a&b'],
    ['?ref=a%26b&x=1', 'a&b'],
    ['?ref=p1=2', 'p1=2'],
  ])('finds %s', (rest, token) => {
    expect(find(rest)).toBe(token);
  });

  it.each([
    '',
    '?',
    '?ref',
    '?ref=',
    '?ref=%20+',
    '?ref=%00',
    '?ref=%E2%80%8B',
    '?ref=...',
    '?ref=/',
    '?ref=&ref=',
    '?REF=abc',
    '?preref=abc',
    '?preferred=p1',
    '?xref=p1',
    '?ref1=p1',
    '?ref[]=p1',
    '/ref=abc',
    '/ref/abc',
    '?ref%3D',
    '?a=ref%3Dp1',
    '?q=see ref=p1',
    '?href=p1',
    '?variant=42?xref=p1',
  ])('finds nothing in "%s"', (rest) => {
    expect(find(rest)).toBeUndefined();
  });

  it('takes the first parameter that is present, in the order of the options', () => {
    expect(findReferral(`${shop}?via=v&ref=r`, ['ref', 'via'])).toBe('r');
    expect(findReferral(`${shop}?via=v&ref=r`, ['via', 'ref'])).toBe('v');
    expect(findReferral(`${shop}?via=v&ref=`, ['ref', 'via'])).toBe('v');
    expect(findReferral(`${shop}?ref=r`, [])).toBeUndefined();
  });

  it.each([
    ['utm[ref]', 'utm%5bref%5d'],
    ['réf', 'r%c3%a9f'],
    ['via:x', 'via%3Ax'],
    ['@ref', '%40ref'],
  ])('finds a parameter called %s, written as %s', (name, written) => {
    expect(findReferral(`${shop}?${written}=a`, [name])).toBe('a');
  });

  it.each(['ref[]', 'r e f', 'réf', 'ref$'])('finds a parameter called %s', (name) => {
    expect(findReferral(`${shop}?${name}=a`, [name])).toBe('a');
    expect(findReferral(`${shop}?${encodeURI(name)}=a`, [name])).toBe('a');
  });

  it('takes up to 255 characters', () => {
    expect(find(`?ref=${'x'.repeat(255)}`)).toHaveLength(255);
    expect(find(`?ref=${'x'.repeat(256)}`)).toBeUndefined();
    expect(findReferral(`${shop}?ref=${'x'.repeat(256)}&via=v`, ['ref', 'via'])).toBe('v');
  });

  it('gives back any token that a partner can put into a link', () => {
    const token = fc.stringMatching(/^[\p{L}\p{N}_(][\p{L}\p{N}_.+=@$~ -]{0,58}[\p{L}\p{N}_]$/u);
    forAll(token, (ref) => {
      expect(find(`?${new URLSearchParams({ a: 'b', ref })}#c`)).toBe(ref);
      expect(find(`?a=b&ref=${encoded(ref)}`)).toBe(ref);
    });
  });

  it('never throws, and finds 1 to 255 trimmed characters or nothing', () => {
    forAll(fc.tuple(anyText, fc.array(fc.string())), ([query, params]) => {
      const token = findReferral(`${shop}?ref=${query}`, ['ref', ...params]) ?? 'x';
      expect(token.length).toBeGreaterThan(0);
      expect(token.length).toBeLessThan(256);
      expect(token.trim()).toBe(token);
    });
  });

  it('does not take longer than a moment, whatever the address is', () => {
    for (const part of [
      '?ref',
      '&amp;',
      '%26amp',
      '&ref%3D',
      '/?&',
      '%3F',
      '=%3F',
      '...)',
      '\u200b',
      '%23038;',
    ]) {
      const before = performance.now();
      find(`?ref=&${part.repeat(2000)}`);
      find(`#/${part.repeat(2000)}`);
      expect(performance.now() - before, part).toBeLessThan(3000);
    }
  });
});

describe('an address as mail, chat and editors deliver it', () => {
  it.each([
    // A second question mark.
    '?variant=42?ref=p1',
    '?ref=p1?utm_source=x',
    '?a=1&b=2?ref=p1&c=3',
    '?ref=p1?utm_source=x&utm_medium=y?z=1',
    '??ref=p1',
    // Escaped for markup, once or more often.
    '?utm_source=x&amp;ref=p1',
    '?utm_source=x&amp;amp;ref=p1',
    '?utm_source=x&#38;ref=p1',
    '?utm_source=x&#038;ref=p1',
    '?utm_source=x&amp%3Bref=p1',
    '?utm_source=x%26amp%3Bref=p1',
    '?utm_source=x%26amp;ref=p1',
    '?utm_source=x&AMP;ref=p1',
    '?ref=p1&amp;utm_source=x',
    // Its separators encoded.
    '?ref%3Dp1',
    '?ref%3dp1',
    '%3Fref=p1',
    '%3fref%3Dp1',
    '?utm_source=x%26ref%3Dp1',
    '?utm_source=x%26ref=p1',
    '?utm_source%3Dx%26ref%3Dp1',
    '?ref%3Dp1%26utm_source%3Dx',
    '?ref=p1%26utm_source%3Dx',
    '?variant=42%3Fref=p1',
    '#/pricing%3Fref=p1',
    '#/pricing%3Fref%3Dp1',
    '?variant=42%3Fref%3Dp1',
    // More than one at a time.
    '?variant=42?ref=p1/',
    '?utm_source=x%26ref%3Dp1/',
    '?utm_source%3Dx%26ref=p1/',
    '?ref%3Dp1/',
    '?variant=42?ref=p1.&amp;x=1',
    // What nobody sees.
    '?ref=p1%E2%80%8B',
    '?ref=%E2%80%8Bp1',
    '?ref=%EF%BB%BFp1',
    '?ref=p%C2%AD1',
    '?ref=p1%E2%81%A0&x=1',
    '?ref=p1%0D%0A',
    '?ref=p1%E2%80%8E',
    // What ends a sentence, a quotation, a link in Markdown.
    '?ref=p1.',
    '?ref=p1,',
    '?ref=p1;',
    '?ref=p1:',
    '?ref=p1!',
    '?ref=p1)',
    '?ref=p1).',
    '?ref=p1]',
    '?ref=p1>',
    '?ref=p1%3E',
    '?ref=p1"',
    '?ref=p1%22',
    "?ref=p1'",
    '?ref=p1*',
    '?ref=p1**',
    '?ref=p1/',
    '?ref=p1./',
    '?ref=p1.%E2%80%8B',
    '?ref=p1.&utm_source=x',
    // A blank one before the real one.
    '?ref=&ref=p1',
    '?ref&ref=p1',
    '?ref=%20&x=1&ref=p1',
    // A hash router.
    '#/pricing?ref=p1',
    '#/?ref=p1&utm_source=x',
    '#!/pricing?x=1&ref=p1',
    '#!?ref=p1',
    '#/pricing&ref=p1',
    '?x=1#/pricing?ref=p1',
    '#/pricing?ref=p1.',
  ])('has the token in %s', (rest) => {
    expect(find(rest)).toBe('p1');
  });

  it.each([
    '?next=%2Fp%3Fref%3Dp1',
    '?next=/p?ref=p1',
    '?url=https%3A%2F%2Fother.test%2F%3Fref%3Dp1',
    '?url=https://other.test/?ref=p1',
    '?redirect_uri=https%3A%2F%2Fother.test%2F%3Fa%3D1%26ref%3Dp1',
    '?next=%2Fp%3Fa%3D1%26ref%3Dp1&x=1',
    '#access_token=abc&ref=p1',
    '#state=1&ref=p1&code=2',
    '#ref',
    '#ref=p1',
    '#section?ref=p1',
    '#:~:text=see&ref=p1',
  ])('has none of its own in %s', (rest) => {
    expect(find(rest)).toBeUndefined();
  });

  it.each([
    ['?ref=p1#/?ref=p2', 'p1'],
    ['?ref=p1&x=1?ref=p2', 'p1'],
    ['?x=1%26ref%3Dp2&ref=p1', 'p1'],
    ['?x=1&amp;ref=p2#/?ref=p1', 'p1'],
  ])('goes by the plain reading where there is one: %s', (rest, token) => {
    expect(find(rest)).toBe(token);
  });

  it('has what a partner has put there, whatever stands around it', () => {
    const token = fc.stringMatching(/^[a-zA-Z\d][a-zA-Z\d_-]{0,20}$/);
    const other = fc.stringMatching(/^[a-z\d]{1,8}$/).filter((name) => name !== 'ref');
    const before = fc.constantFrom('&', '&amp;', '%26', '?', '%26amp%3B', '&#038;');
    const after = fc.constantFrom('', '.', ')', '/', '%E2%80%8B', '?utm_source=x', '&amp;a=b', '#top', ').');
    forAll(fc.tuple(token, other, other, before, after), ([ref, name, value, start, end]) => {
      expect(find(`?${name}=${value}${start}ref=${ref}${end}`)).toBe(ref);
      expect(find(`?ref=${ref}${end}`)).toBe(ref);
    });
  });

  it('never has that of an address within it', () => {
    const inner = fc.tuple(fc.webUrl({ withQueryParameters: true }), fc.constantFrom('ref=p1', 'a=b&ref=p1'));
    forAll(inner, ([url, query]) => {
      const address = encoded(`${url}${url.includes('?') ? '&' : '?'}${query}`);
      expect(find(`?next=${address}`)).toBeUndefined();
      expect(find(`?x=1&next=${address}&y=2`)).toBeUndefined();
    });
  });
});

describe('isDamaged', () => {
  it.each(['?utm_source=x&amp;ref=p1', '?variant=42?ref=p1', '?ref%3Dp1', '%3Fref=p1'])(
    'tells of %s',
    (rest) => {
      expect(isDamaged(shop + rest, ['ref'])).toBe(true);
    },
  );

  it.each(['', '?ref=p1', '?ref=p1#/?ref=p2', '?ref=', '#/?ref=p1', '?next=%2Fp%3Fref%3Dp1'])(
    'does not tell of "%s"',
    (rest) => {
      expect(isDamaged(shop + rest, ['ref'])).toBe(false);
    },
  );
});
