import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CookieSource, checkoutParams, clientReferenceId, readClickId } from '../../src/server.ts';
import { anyText, forAll } from '../support/for-all.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

const COOKIE = `__selgeo_cid=${CLICK}`;
const AMONG_OTHERS = `session=a=b; ${COOKIE}; theme=dark`;

/** A request as Node's server has received it. */
async function received(headers: [string, string][]): Promise<IncomingMessage> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const arrives = new Promise<IncomingMessage>((resolve) =>
    server.once('request', (request, response) => {
      response.end();
      resolve(request);
    }),
  );
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers });
  return arrives;
}

describe('readClickId', () => {
  it('reads a request of Node, and so of Express and Fastify', async () => {
    expect(readClickId(await received([['Cookie', AMONG_OTHERS]]))).toBe(CLICK);
    expect(readClickId(await received([]))).toBeNull();
  });

  it('reads a request of the Fetch API, and so of Next.js, Hono and edge runtimes', () => {
    const request = new Request('https://shop.test/api/checkout', { headers: { Cookie: AMONG_OTHERS } });
    expect(readClickId(request)).toBe(CLICK);
    expect(readClickId(new Request('https://shop.test/'))).toBeNull();
  });

  it.each<[string, CookieSource]>([
    ['Headers', new Headers({ cookie: AMONG_OTHERS })],
    ['an object of headers', { cookie: AMONG_OTHERS, host: 'shop.test' }],
    ['names in any case', { Host: 'shop.test', COOKIE: AMONG_OTHERS }],
    ['a header in parts', { Cookie: ['session=a', COOKIE] }],
    ['the same name in two cases', { cookie: 'session=a', Cookie: COOKIE }],
    ['a request with such headers', { headers: { Cookie: AMONG_OTHERS } }],
    ['its list of cookies', ['session=a', COOKIE]],
    ['the header', AMONG_OTHERS],
  ])('reads %s', (_, source) => {
    expect(readClickId(source)).toBe(CLICK);
  });

  it.each([
    ['alone', COOKIE],
    ['in upper case', `__selgeo_cid=${CLICK.toUpperCase()}`],
    ['in quotation marks', `a=1; __selgeo_cid="${CLICK}"`],
    ['without blanks', `a=1;${COOKIE};b=2`],
    ['with more of them', `a=1;  __selgeo_cid = ${CLICK}\t;b=2`],
    ['behind something odd', `; =; a; "; ${COOKIE}`],
    ['twice', `${COOKIE}; __selgeo_cid=${LATER_CLICK}`],
    ['behind one of that name that is none', `__selgeo_cid=junk; __selgeo_cid=; ${COOKIE}`],
  ])('finds the cookie %s', (_, header) => {
    expect(readClickId(header)?.toLowerCase()).toBe(CLICK);
  });

  it.each(NOT_UUIDS.filter((text) => text.trim() !== CLICK))('takes %j for no click ID', (text) => {
    expect(readClickId(`a=1; __selgeo_cid=${text}`)).toBeNull();
  });

  it.each([
    ['another name that ends alike', `x__selgeo_cid=${CLICK}`],
    ['another name that begins alike', `__selgeo_cid2=${CLICK}`],
    ['another case', `__SELGEO_CID=${CLICK}`],
    ['a value of another cookie', `a="__selgeo_cid=${CLICK}"`],
    ['a value with more behind it', `__selgeo_cid=${CLICK}=${CLICK}`],
    ['one quotation mark', `__selgeo_cid="${CLICK}`],
    ['no value', '__selgeo_cid'],
    ['brackets', `__selgeo_cid[]=${CLICK}`],
  ])('is not misled by %s', (_, header) => {
    expect(readClickId(header)).toBeNull();
  });

  it.each([
    null,
    undefined,
    '',
    42,
    true,
    Symbol('x'),
    {},
    [[]],
    [[['cookie', COOKIE]]],
    { headers: null },
    { headers: 7 },
  ])('is null for what is no request: %s', (source) => {
    expect(readClickId(source as CookieSource)).toBeNull();
  });

  it('is null for headers that are still to come, and for a request that throws', () => {
    const headers = async () => ({ cookie: COOKIE });
    expect(readClickId(headers() as unknown as CookieSource)).toBeNull();
    const gone = {
      get headers(): never {
        throw new Error('gone');
      },
    };
    expect(readClickId(gone)).toBeNull();
  });

  it('gives a UUID or null, whatever comes', () => {
    const cookies = fc.array(fc.oneof(anyText, fc.uuid()).map((text) => `__selgeo_cid=${text}`));
    forAll(fc.oneof(fc.anything(), anyText, cookies), (source) => {
      expect(readClickId(source as CookieSource) ?? CLICK).toMatch(/^[\da-fA-F-]{36}$/);
    });
  });

  it('takes no long time for a long header', () => {
    const start = performance.now();
    for (const filler of [' ', '=', ';', '"', '__selgeo_cid=', '__selgeo_cid="'])
      readClickId(`__selgeo_cid=${filler.repeat(20_000)}x`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the click ID of an order', () => {
  const request = { headers: { cookie: COOKIE } };
  const paramsFor = (sent: unknown) => checkoutParams(clientReferenceId(sent) ?? readClickId(request));

  it('is that of the body where it has one', () => {
    expect(paramsFor(LATER_CLICK)).toEqual({ client_reference_id: LATER_CLICK });
  });

  it.each([undefined, null, '', 'junk', [LATER_CLICK]])(
    'is that of the cookie for a body with %j',
    (sent) => {
      expect(paramsFor(sent)).toEqual({ client_reference_id: CLICK });
    },
  );
});
