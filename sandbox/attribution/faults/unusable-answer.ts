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
