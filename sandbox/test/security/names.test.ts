import { describe, expect, it, onTestFinished } from 'vitest';
import { createAttribution } from '../../attribution/app.ts';
import { createShop } from '../../shop/app.ts';
import { createStripe } from '../../stripe/app.ts';
import { publicOriginsOf } from '../../support/public-origins.ts';
import { world as usual } from '../attribution/support.ts';

/** The three servers, behind a proxy that is reached under `publicOrigins`. */
function servers(publicOrigins: readonly string[] = []) {
  const world = { ...usual, publicOrigins };
  const all = [
    createShop({ world }),
    createAttribution({ world, database: ':memory:', snippetDir: '/nowhere' }),
    createStripe({ world, database: ':memory:' }),
  ];
  onTestFinished(() => {
    for (const one of all) one.close();
  });
  return all.map(({ app }) => app);
}

const statuses = (address: string, publicOrigins?: readonly string[], headers: Record<string, string> = {}) =>
  Promise.all(servers(publicOrigins).map(async (app) => (await app.request(address, { headers })).status));

describe('the name in Host', () => {
  it.each([
    'localhost',
    'shop.localhost',
    'a.b.localhost:4600',
    '127.0.0.1',
    '127.8.8.8:1',
    '[::1]:4601',
    '[::ffff:127.0.0.1]',
  ])('may be %s', async (host) => {
    expect(await statuses(`http://${host}/`)).toEqual([200, 200, 200]);
    expect(await statuses('http://localhost/', [], { host })).toEqual([200, 200, 200]);
  });

  it.each([
    'evil.example',
    'shop.test',
    'localhost.evil.example',
    'notlocalhost',
    '10.0.0.1',
    '192.168.1.2',
    '0.0.0.0',
    '128.0.0.1',
    '[::2]',
  ])('is refused with 421 where it is %s', async (host) => {
    expect(await statuses(`http://${host}/`)).toEqual([421, 421, 421]);
    expect(await statuses('http://localhost/', [], { host })).toEqual([421, 421, 421]);
  });

  it('may be what --public-url names, and nothing near it', async () => {
    const named = ['https://demo.example'];
    expect(await statuses('http://demo.example/', named)).toEqual([200, 200, 200]);
    for (const other of ['www.demo.example', 'demo.example.evil.test', 'demo.examples'])
      expect(await statuses(`http://${other}/`, named)).toEqual([421, 421, 421]);
  });
});

describe('forms', () => {
  const post = (publicOrigins: readonly string[], origin: string) =>
    servers(publicOrigins)[1]?.request('http://demo.example/partners', {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name=Bob',
    });

  it('work behind a TLS proxy that --public-url names, from its pages alone', async () => {
    const named = ['https://demo.example'];
    expect((await post(named, 'https://demo.example'))?.status).toBe(303);
    expect((await post(named, 'https://evil.example'))?.status).toBe(403);
    const [shop] = servers(named);
    const switched = await shop?.request('http://demo.example/tag-mode', {
      method: 'POST',
      headers: {
        origin: 'https://demo.example',
        referer: 'https://demo.example/pricing',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'mode=consent',
    });
    expect(switched?.status).toBe(303);
    expect(switched?.headers.get('location')).toBe('https://demo.example/pricing');
  });
});

describe('--public-url', () => {
  it('is an origin', () => {
    expect(publicOriginsOf(['https://Demo.example/', 'http://box:8080'])).toEqual([
      'https://demo.example',
      'http://box:8080',
    ]);
  });

  it.each(['demo.example', 'https://demo.example/path', 'ftp://demo.example', ''])(
    'is refused as “%s”',
    (address) => {
      expect(() => publicOriginsOf([address])).toThrow(/give an origin without a path/);
    },
  );
});
