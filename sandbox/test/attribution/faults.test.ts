import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Attribution, FaultInput } from '../../attribution/app.ts';
import { freePort, serve } from '../../support/serve.ts';
import { type Body, clickBody, jsonOf, list, start } from './support.ts';

/** A really listening origin, because most faults are about its connections. */
async function served(...args: Parameters<typeof start>) {
  const attribution = start(...args);
  const port = await freePort(0);
  const { close } = await serve(attribution.app, port);
  onTestFinished(close);
  const send = (body: Body = clickBody(), init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}/v1/clicks`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain;charset=UTF-8', origin: 'http://shop.test' },
      body: JSON.stringify(body),
      ...init,
    });
  return { attribution, port, send };
}

/** A connection on which a click is sent, so that each byte of the answer can be seen. */
function rawClick(port: number): Socket {
  const body = JSON.stringify(clickBody());
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST /v1/clicks HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  return socket;
}

const preflight: RequestInit = {
  method: 'OPTIONS',
  headers: { origin: 'http://shop.test', 'access-control-request-method': 'POST' },
  body: null,
};
const statuses = (attribution: Attribution) => attribution.requests().map(({ status }) => status);
/** The statuses of clicks sent one after the other; `cut` where the connection broke. */
async function outcomes(send: (body?: Body) => Promise<Response>, bodies: (Body | undefined)[]) {
  const seen: (number | 'cut')[] = [];
  for (const body of bodies)
    seen.push(
      await send(body).then(
        ({ status }) => status,
        () => 'cut' as const,
      ),
    );
  return seen;
}

describe('what a fault does to a click', () => {
  it('down: cuts the connection, stores nothing, and hits the preflight request as well', async () => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'down' });
    await expect(send()).rejects.toThrow('fetch failed');
    await expect(send(undefined, preflight)).rejects.toThrow('fetch failed');
    expect(await list(attribution, 'clicks')).toEqual([]);
    expect(attribution.requests()).toMatchObject([
      { method: 'POST', status: null, body: { ref: 'demo' } },
      { method: 'OPTIONS', status: null },
    ]);
  });

  it('drop: stores the click before it cuts; the retry gets the same click, counted once', async () => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'drop', count: 1 });
    const body = clickBody();
    await expect(send(body)).rejects.toThrow('fetch failed');
    const stored = await list(attribution, 'clicks');
    expect(stored).toHaveLength(1);
    const retry = await send(body);
    expect(retry.status).toBe(200);
    expect((await jsonOf(retry)).click_id).toBe(stored[0]?.id);
    expect(await list(attribution, 'clicks')).toHaveLength(1);
    expect(statuses(attribution)).toEqual([null, 200]);
  });

  it('drop: not a byte of the answer gets out', async () => {
    const { attribution, port } = await served();
    attribution.faults.add({ kind: 'drop' });
    const socket = rawClick(port);
    const received: Buffer[] = [];
    socket.on('data', (chunk) => received.push(chunk));
    await once(socket, 'close');
    expect(Buffer.concat(received).toString()).toBe('');
  });

  it('slow: answers as usual, later', async () => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'slow', ms: 80 });
    const before = performance.now();
    const answer = await send();
    // Timers may fire a millisecond early.
    expect(performance.now() - before).toBeGreaterThan(78);
    expect(answer.status).toBe(201);
    expect(await list(attribution, 'clicks')).toHaveLength(1);
    expect(statuses(attribution)).toEqual([201]);
  });

  it('slow: a client that gave up does not undo the click', async () => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'slow', ms: 80 });
    const patience = new AbortController();
    const click = send(undefined, { signal: patience.signal });
    await vi.waitFor(() => expect(attribution.faults.list()).toMatchObject([{ fired: 1 }]), 10_000);
    patience.abort();
    await expect(click).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(statuses(attribution)).toEqual([201]), 10_000);
    expect(await list(attribution, 'clicks')).toHaveLength(1);
  });

  it('slow: a click that still waits when the sandbox closes is cut and not stored', async () => {
    const log = vi.fn();
    const { attribution, send } = await served({ log });
    attribution.faults.add({ kind: 'slow', ms: 60_000 });
    const click = send();
    await vi.waitFor(() => expect(attribution.faults.list()).toMatchObject([{ fired: 1 }]), 10_000);
    attribution.close();
    await expect(click).rejects.toThrow('fetch failed');
    expect(log.mock.calls.join()).not.toContain('failed at');
  });

  it.each([
    [429, 7, '7'],
    [429, undefined, null],
    [503, 0, '0'],
    [503, 'Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    [400, undefined, null],
    [599, undefined, null],
  ])(
    'status %s with retry_after %s: refuses, readable by every origin',
    async (status, retry_after, header) => {
      const { attribution, send } = await served();
      attribution.faults.add({ kind: 'status', status, retry_after });
      const answer = await send();
      expect(answer.status).toBe(status);
      expect(answer.headers.get('retry-after')).toBe(header);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
      expect(await jsonOf(answer)).toMatchObject({ error: { code: 'sandbox_fault' } });
      expect(await list(attribution, 'clicks')).toEqual([]);
      expect(statuses(attribution)).toEqual([status]);
    },
  );

  it.each([
    ['html', 'text/html; charset=UTF-8', /^<!doctype html>/],
    ['empty', null, /^$/],
  ] as const)(
    'status with the body %s: no reason as JSON, but readable by every origin',
    async (body, type, text) => {
      const { attribution, send } = await served();
      attribution.faults.add({ kind: 'status', status: 403, body, retry_after: 1 });
      const answer = await send();
      expect(answer.status).toBe(403);
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(await answer.text()).toMatch(text);
      expect(await list(attribution, 'clicks')).toEqual([]);
      // It was not the API who said so.
      expect(await list(attribution, 'refused-clicks')).toEqual([]);
    },
  );

  it.each([
    [2_592_000, '2592000'],
    [1e9, '1000000000'],
    [-1e6, '-1000000'],
    ['Infinity', 'Infinity'],
  ] as const)('status with the absurd retry_after %s: sends it as it is', async (retry_after, header) => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'status', status: 429, retry_after });
    expect((await send()).headers.get('retry-after')).toBe(header);
  });

  it('redirect: sends elsewhere, stores nothing, and the log shows which clients have followed', async () => {
    const { attribution, send } = await served();
    attribution.faults.add([
      { kind: 'redirect', count: 1 },
      { kind: 'redirect', status: 308, location: 'http://evil.example/clicks', count: 1 },
      { kind: 'redirect', count: 1 },
    ]);
    const first = await send(undefined, { redirect: 'manual' });
    expect([first.status, first.headers.get('location')]).toEqual([302, '/v1/clicks/moved']);
    const second = await send(undefined, { redirect: 'manual' });
    expect([second.status, second.headers.get('location')]).toEqual([308, 'http://evil.example/clicks']);
    expect(await list(attribution, 'clicks')).toEqual([]);
    await send();
    expect(attribution.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/clicks',
      'POST /v1/clicks',
      'POST /v1/clicks',
      'GET /v1/clicks/moved',
    ]);
  });

  it('endless: stores the click, and answers with blanks until the client has had enough', async () => {
    const log = vi.fn();
    const { attribution, send } = await served({ log });
    attribution.faults.add({ kind: 'endless' });
    const enough = new AbortController();
    const answer = await send(undefined, { signal: enough.signal });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let received = 0;
    while (received < 1_000_000) received += (await reader.read()).value?.length ?? Number.NaN;
    enough.abort();
    await expect(reader.read()).rejects.toThrow('aborted');
    expect(await list(attribution, 'clicks')).toHaveLength(1);
    expect(log.mock.calls.join()).not.toContain('failed at');
  });

  it('endless: is cut when the sandbox closes', async () => {
    const { attribution, port } = await served();
    attribution.faults.add({ kind: 'endless' });
    const socket = rawClick(port);
    let latest = Buffer.from('');
    socket.on('data', (chunk) => {
      latest = chunk;
    });
    await once(socket, 'data');
    attribution.close();
    await once(socket, 'close');
    // The last chunk of an answer that has come to its end.
    expect(latest.toString()).not.toMatch(/^0\r\n/m);
  });

  it('endless: with a size it is a valid answer of as many bytes', async () => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'endless', bytes: 200_000 });
    const text = await (await send()).text();
    expect(text).toHaveLength(200_000);
    const [stored] = await list(attribution, 'clicks');
    expect(JSON.parse(text)).toMatchObject({ click_id: stored?.id });
  });

  it('preflight: permits none, and leaves clicks alone', async () => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'preflight' });
    const refused = await send(undefined, preflight);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBe(null);
    expect((await send()).status).toBe(201);
  });

  it.each([
    [undefined, 'text/html; charset=utf-8', /^<!doctype html>/],
    ['html', 'text/html; charset=utf-8', /^<!doctype html>/],
    ['empty', 'application/json', /^$/],
    ['not-a-uuid', 'application/json', /^{"click_id":"undefined"}$/],
  ] as const)('invalid (%s): stores the click, and answers 201 with %s', async (variant, type, text) => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'invalid', variant });
    const answer = await send();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.text()).toMatch(text);
    expect(await list(attribution, 'clicks')).toHaveLength(1);
    expect(statuses(attribution)).toEqual([201]);
  });

  it('invalid: leaves a refusal as it is', async () => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'invalid' });
    const answer = await send(clickBody({ merchant_key: 'pk_test_other' }));
    expect(answer.status).toBe(401);
    expect(await jsonOf(answer)).toMatchObject({ error: { code: 'unknown_key' } });
  });

  it('hang: keeps the connection open without an answer until the sandbox closes', async () => {
    const { attribution, port } = await served();
    attribution.faults.add({ kind: 'hang' });
    const socket = rawClick(port);
    const onData = vi.fn();
    socket.on('data', onData);
    await vi.waitFor(() => expect(attribution.faults.list()).toMatchObject([{ fired: 1 }]), 10_000);
    attribution.faults.clear();
    expect(socket.readyState).toBe('open');
    expect(await list(attribution, 'clicks')).toEqual([]);
    attribution.close();
    await once(socket, 'close');
    expect(onData).not.toHaveBeenCalled();
    expect(statuses(attribution)).toEqual([null]);
  });

  it('none writes an error to the terminal of the server', async () => {
    const consoles = [vi.spyOn(console, 'error'), vi.spyOn(console, 'info')];
    const log = vi.fn();
    const { attribution, send } = await served({ log });
    attribution.faults.add([
      { kind: 'down', count: 1 },
      { kind: 'drop', count: 1 },
      { kind: 'invalid', variant: 'empty', count: 1 },
    ]);
    expect(await outcomes(send, [undefined, undefined, undefined, undefined])).toEqual([
      'cut',
      'cut',
      201,
      201,
    ]);
    for (const spy of consoles) expect(spy).not.toHaveBeenCalled();
    expect(log.mock.calls.join()).not.toContain('failed at');
  });

  it.each(['down', 'drop', 'hang'] as const)(
    '%s says that it needs a connection where there is none',
    async (kind) => {
      const log = vi.fn();
      const attribution = start({ log });
      attribution.faults.add({ kind });
      const answer = await attribution.app.request('/v1/clicks', { method: 'POST', body: '{}' });
      expect(answer.status).toBe(500);
      expect(log.mock.calls.join()).toContain('serve the app');
    },
  );
});

describe('which clicks a fault hits', () => {
  it('the next `count` ones, then it is gone', async () => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'status', status: 500, count: 2 });
    expect(await outcomes(send, [undefined, undefined, undefined])).toEqual([500, 500, 201]);
    expect(attribution.faults.list()).toEqual([]);
  });

  it('a share of them, which alone use up its count', async () => {
    const draws = [0.3, 0.29, 0.9, 0];
    const { attribution, send } = await served({ random: () => draws.shift() ?? 1 });
    attribution.faults.add({ kind: 'status', status: 500, share: 0.3, count: 2 });
    const sent = [undefined, undefined, undefined, undefined, undefined];
    expect(await outcomes(send, sent)).toEqual([201, 500, 201, 500, 201]);
    expect(attribution.faults.list()).toEqual([]);
  });

  it('those with its referral token', async () => {
    const { attribution, send } = await served();
    attribution.faults.add({ kind: 'status', status: 500, ref: ' demo ' });
    const bodies = [clickBody({ ref: 'other' }), clickBody({ ref: ' demo ' }), clickBody({ ref: ['demo'] })];
    expect(await outcomes(send, bodies)).toEqual([404, 500, 400]);
  });

  it('a body without a token only where it wants none', async () => {
    const { attribution, send } = await served();
    attribution.faults.add([
      { kind: 'status', status: 501, ref: 'demo' },
      { kind: 'status', status: 502 },
    ]);
    for (const body of ['', '{', 'null', '{"ref":1}']) expect((await send({}, { body })).status).toBe(502);
  });

  it('the first that matches and fires applies, in the order in which they were added', async () => {
    const draws = [0.9, 0.1];
    const { attribution, send } = await served({ random: () => draws.shift() ?? 1 });
    attribution.faults.add({ kind: 'status', status: 501, ref: 'other' });
    attribution.faults.add([
      { kind: 'status', status: 502, share: 0.5 },
      { kind: 'status', status: 503, count: 1 },
    ]);
    attribution.faults.add({ kind: 'status', status: 504 });
    expect(await outcomes(send, [undefined, undefined, undefined])).toEqual([503, 502, 504]);
    expect(attribution.faults.list()).toMatchObject([
      { status: 501, fired: 0 },
      { status: 502, fired: 1 },
      { status: 504, fired: 1 },
    ]);
  });

  it('no preflight request, unless it is down for every token', async () => {
    const { attribution, send } = await served();
    attribution.faults.add([
      { kind: 'hang' },
      { kind: 'status', status: 500 },
      { kind: 'down', ref: 'demo' },
    ]);
    const answer = await send(undefined, preflight);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toBe('POST');
  });

  it('none any more after clear', async () => {
    const { attribution, send } = await served();
    attribution.faults.add([{ kind: 'down' }, { kind: 'hang' }]);
    attribution.faults.clear();
    expect(await outcomes(send, [undefined])).toEqual([201]);
  });

  it('no connection serves two clicks, so that a browser never resends one by itself', async () => {
    const { send } = await served();
    expect((await send()).headers.get('connection')).toBe('close');
    expect((await send(undefined, preflight)).headers.get('connection')).toBe('close');
  });
});

it('throws at a malformed fault, naming the field, and adds none', () => {
  const { faults } = start();
  const bad = { kind: 'slow', ms: 0 } as FaultInput;
  expect(() => faults.add([{ kind: 'down' }, bad])).toThrow('ms must be a whole number from 1 to 60000');
  expect(faults.list()).toEqual([]);
});
