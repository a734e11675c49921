import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COLLECTOR } from '../candidates/candidate.ts';
import { asTag } from '../candidates/selgeo.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld(asTag('test', 'for a test', `send('${COLLECTOR}/v1/clicks')`));
});
afterEach(() => world.close());

/** The address that the page gives its script as the collector's. */
async function collectorOf(isFar: boolean): Promise<string> {
  const html = await (await fetch(world.url({ isReferred: true, isFar }))).text();
  return html.match(/data-api-url="(.*?)"/)?.[1] ?? '';
}

const click = (origin: string) => fetch(`${origin}/v1/clicks`, { method: 'POST', body: '{}' });

describe('the world of a candidate', () => {
  it('has a page with its script, which names the collector', async () => {
    const url = world.url({ links: 400, isReferred: false });
    const html = await (await fetch(url)).text();
    expect(html.match(/<a /g)).toHaveLength(400);
    expect(html.match(/https:\/\/buy\.stripe\.com/g)).toHaveLength(2);
    const script = await (await fetch(new URL('candidate.js', url))).text();
    expect(script).toBe(`send('${await collectorOf(false)}/v1/clicks')`);
  });

  it('notes what the collector has received', async () => {
    const response = await click(await collectorOf(false));
    expect(response.status).toBe(201);
    expect(world.collected).toMatchObject([{ method: 'POST', path: '/v1/clicks' }]);
  });

  it('puts the collector a round trip away, and one more for a new connection', async () => {
    const far = await collectorOf(true);
    const start = performance.now();
    await click(far);
    const answered = performance.now();
    const [first] = world.collected;
    // Stored after the handshake and half a round trip; answered half a round trip later. Timers may be a little early.
    expect((first?.at ?? 0) - start).toBeGreaterThan(220);
    expect(answered - start).toBeGreaterThan(290);
    await click(far);
    const again = (world.collected[1]?.at ?? 0) - answered;
    expect(again).toBeGreaterThan(70);
  });
});
