import { beforeEach, expect, it, vi } from 'vitest';
import { eraseCookie, readCookie, writeCookie } from '../../src/store/cookie.ts';
import { newTabPerTest, redefine } from '../support/page.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();

/** A jar that knows the scope of each cookie, and takes only the domains that a browser would. */
let jar: Map<string, string>;
let refused: readonly string[];
let written: string[];

beforeEach(() => {
  jar = new Map();
  refused = [];
  written = [];
  const set = (text: string) => {
    written.push(text);
    const [, value = ''] = text.match(/^__selgeo_cid=([^;]*)/) ?? [];
    const [, domain = 'host'] = text.match(/Domain=([^;]*)/) ?? [];
    if (refused.includes(domain)) return;
    if (/Max-Age=0/.test(text)) jar.delete(domain);
    else jar.set(domain, value);
  };
  const get = () => ['theme=dark', ...[...jar.values()].map((value) => `__selgeo_cid=${value}`)].join('; ');
  redefine('cookie', { get, set }, Object.getPrototypeOf(document));
});

const at = (hostname: string, protocol = 'https:') => vi.stubGlobal('location', { hostname, protocol });

it.each([
  ['www.shop.example', ['example'], 'shop.example'],
  ['a.shop.co.test', ['co.test'], 'shop.co.test'],
  ['shop.localhost', [], 'shop.localhost'],
  ['localhost', [], 'host'],
  ['127.0.0.1', [], 'host'],
  ['[::1]', [], 'host'],
])('is kept for the widest domain of %s that the browser takes', (host, refuses, scope) => {
  at(host);
  refused = refuses;
  expect(writeCookie(CLICK, undefined, 30)).toBe(true);
  expect([...jar]).toEqual([[scope, CLICK]]);
  expect(readCookie()).toBe(CLICK);
});

it.each([
  ['host', 'host'],
  ['shop.example', 'shop.example'],
  ['www.shop.example', 'www.shop.example'],
  ['other.example', 'host'],
  ['hop.example', 'host'],
])('with the domain %s is kept for %s', (domain, scope) => {
  at('www.shop.example');
  writeCookie(CLICK, domain, 30);
  expect([...jar]).toEqual([[scope, CLICK]]);
});

it('never asks for the domain of an IP address', () => {
  at('127.0.0.1');
  writeCookie(CLICK, undefined, 30);
  eraseCookie();
  expect(written.filter((text) => text.includes('Domain'))).toEqual([]);
});

it('replaces one of another scope, and is erased in all of them', () => {
  at('www.shop.example');
  jar.set('host', LATER_CLICK);
  writeCookie(CLICK, undefined, 30);
  expect(readCookie()).toBe(CLICK);
  jar.set('host', LATER_CLICK);
  eraseCookie();
  expect([...jar]).toEqual([]);
});

it('says when the browser takes none', () => {
  at('www.shop.example');
  refused = ['host', 'shop.example', 'www.shop.example'];
  expect(writeCookie(CLICK, undefined, 30)).toBe(false);
  expect(readCookie()).toBeUndefined();
});

it.each([
  ['https:', true],
  ['http:', false],
])('is secure where the page came by %s: %s', (protocol, isSecure) => {
  at('shop.example', protocol);
  writeCookie(CLICK, 'host', 2);
  expect(written.at(-1)?.includes('; Secure')).toBe(isSecure);
  expect(written.at(-1)).toContain('Path=/; SameSite=Lax; Max-Age=172800');
});
