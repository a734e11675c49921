import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export type Sent = { readonly requestId: string; readonly status: number; readonly ms: number };

/** Sends clicks at a steady rate, however long each answer takes, and waits for all answers. `keys` take turns. */
export async function sendClicks(
  origin: string,
  { perSecond, seconds, keys }: { perSecond: number; seconds: number; keys: readonly string[] },
): Promise<Sent[]> {
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const all: Promise<Sent>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = started + (n * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
    all.push(send(origin, keys[n % keys.length] ?? '', agent));
  }
  const sent = await Promise.all(all);
  agent.destroy();
  return sent;
}

function send(origin: string, merchant_key: string, agent: Agent): Promise<Sent> {
  const requestId = randomUUID();
  const body = JSON.stringify({
    merchant_key,
    ref: 'demo',
    request_id: requestId,
    landing_url: 'http://localhost:4600/pricing',
  });
  const started = performance.now();
  return new Promise((resolve) => {
    const done = (status: number) => resolve({ requestId, status, ms: performance.now() - started });
    const headers = { 'content-type': 'text/plain;charset=UTF-8', 'content-length': Buffer.byteLength(body) };
    const sending = request(`${origin}/v1/clicks`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().once('end', () => done(answer.statusCode ?? 0));
    });
    sending.once('error', () => done(0)).end(body);
  });
}
