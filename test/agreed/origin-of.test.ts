import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/agreed/origin-of.ts';
import { anyText, forAll } from '../support/for-all.ts';

describe('originOf', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://api.example.com/', 'https://api.example.com'],
    ['https://api.example.com/v1/clicks?key=1#x', 'https://api.example.com'],
    ['http://127.0.0.1:4601/v1', 'http://127.0.0.1:4601'],
    ['http://localhost:4601/', 'http://localhost:4601'],
    ['http://[::1]:4601/v1', 'http://[::1]:4601'],
    ['https://[2001:db8::ff00:42]', 'https://[2001:db8::ff00:42]'],
    ['https://xn--bcher-kva.example/', 'https://xn--bcher-kva.example'],
    ['http://[::1]:5212', 'http://[::1]:5212'],
    ['https://[2001:DB8::a]/v1', 'https://[2001:DB8::a]'],
    ['http://[::ffff:127.0.0.1]:80/', 'http://[::ffff:127.0.0.1]:80'],
  ])('finds the origin of %s', (address, origin) => {
    expect(originOf(address)).toBe(origin);
  });

  it.each([
    undefined,
    '',
    'api.example.com',
    '//api.example.com',
    '/v1',
    'ftp://api.example.com',
    'javascript:alert(1)',
    'data:text/plain,https://api.example.com',
    ' https://api.example.com',
    'https://',
    'https:///path',
    'https://[]/',
    'https://[::1]@evil.test/',
    'https://[::1].evil.test/',
    'android-app://com.example',
    'null',
    'https://api.example.com?key=1',
    'https://api.example.com#x',
    'https://api.example.com\n',
    'https://a:b',
    'https://:80',
    'https://::1/',
    'https://[::1',
    'https://[api.example.com]',
    'https://[::1]x',
    'https://api.example.com\\@evil.test/',
  ])('finds none in %j', (address) => {
    expect(originOf(address)).toBeUndefined();
  });

  it.each([
    'https://p\u00e4y.example/x',
    'https://user@api.example.com/',
    'https://user:secret@api.example.com/',
  ])('finds none in %s, rather than another origin', (address) => {
    expect(originOf(address)).toBeUndefined();
  });

  it('agrees with the browser about every address that it can name in document.referrer', () => {
    const address = fc.webUrl({ withQueryParameters: true, withFragments: true });
    forAll(address, (url) => expect(originOf(new URL(url).href)).toBe(new URL(url).origin));
  });

  it('never throws', () => {
    forAll(anyText, originOf);
    forAll(anyText, (text) => originOf(`https://${text}`));
  });
});
