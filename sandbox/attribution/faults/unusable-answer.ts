import { setTimeout } from 'node:timers/promises';
import type { Context } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import type { Fault } from './schema.ts';

type Variant = Extract<Fault, { kind: 'invalid' }>['variant'];

const bodies: Readonly<Record<Variant, readonly [type: string, body: string]>> = {
  html: [
    'text/html; charset=utf-8',
    '<!doctype html><title>Welcome to the hotel’s Wi-Fi</title><p>Please log in.</p>',
  ],
  empty: ['application/json', ''],
  'not-a-uuid': ['application/json', JSON.stringify({ click_id: 'undefined' })],
};

/** A 201 as captive portals, proxies and careless servers send it. */
export function unusableAnswer(variant: Variant): Response {
  const [type, body] = bodies[variant];
  return new Response(body, { status: 201, headers: { 'Content-Type': type } });
}

/** A refusal as firewalls and load balancers send it, which know nothing of the API. */
export function gatewayAnswer(c: Context, body: 'html' | 'empty', status: number): Response {
  c.status(status as StatusCode);
  return body === 'empty'
    ? c.body(null)
    : c.html(`<!doctype html><title>${status}</title><p>The request was blocked.</p>`);
}

const BLANKS = new Uint8Array(64 * 1024).fill(0x20);

/** An answer behind blanks, so many that all of it has `bytes` bytes: still JSON, for who reads to the end. */
export function endlessAnswer(answer: string, bytes = Number.POSITIVE_INFINITY): Response {
  const end = new TextEncoder().encode(answer);
  let left = bytes - end.length;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (left > 0) {
        // Some megabytes a second: much, but no attack on the machine that it runs on.
        await setTimeout(10);
        controller.enqueue(BLANKS.subarray(0, left));
        left -= BLANKS.length;
      } else {
        controller.enqueue(end);
        controller.close();
      }
    },
  });
  return new Response(body, { status: 201, headers: { 'Content-Type': 'application/json' } });
}
