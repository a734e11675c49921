import { expect, it, onTestFinished, vi } from 'vitest';
import { freePort, serve } from '../../support/serve.ts';
import { createReceiver, form, GOOD_CARD, ONE_OFF, startStandIn, verified } from './support.ts';

/** Selgeo's endpoint and the merchant's own, which the stand-in forwards to. */
async function start() {
  const [selgeo, own] = [createReceiver(), createReceiver()];
  const [attributionPort, ownPort] = [await freePort(0), await freePort(0)];
  const servers = [await serve(selgeo.app, attributionPort), await serve(own.app, ownPort)];
  const forwardTo = `http://localhost:${ownPort}/webhooks/stripe`;
  const standIn = await startStandIn({ attributionPort, forwardTo });
  onTestFinished(async () => {
    await standIn.close();
    for (const server of servers) await server.close();
  });
  const pay = async () => {
    const { id } = await standIn.sdk().checkout.sessions.create(ONE_OFF);
    await standIn.app.request(`/c/pay/${id}`, form(GOOD_CARD));
  };
  return { selgeo, own, standIn, pay, forwardTo };
}

it('forwards each event, signed, to the back end of the merchant', async () => {
  const { selgeo, own, standIn, pay, forwardTo } = await start();
  await pay();
  const types = own.requests.map((request) => verified(standIn, request).type);
  expect(types).toContain('checkout.session.completed');
  expect(own.requests).toHaveLength(selgeo.requests.length);
  expect(standIn.log).toContainEqual(
    expect.stringMatching(`checkout.session.completed evt_\\w+ forwarded to ${forwardTo}: HTTP 200$`),
  );
});

it('forwards it once while Selgeo is down, and again when somebody delivers it anew', async () => {
  const { selgeo, own, standIn, pay } = await start();
  selgeo.answers.status = 500;
  await pay();
  const sent = own.requests.length;
  await vi.waitFor(() => expect(selgeo.requests.length).toBeGreaterThan(3 * sent));
  expect(own.requests).toHaveLength(sent);

  selgeo.answers.status = 200;
  const events = async () => (await standIn.app.request('/sandbox/events')).json();
  await vi.waitFor(async () =>
    expect((await events()).every((event: { deliveredAt: number | null }) => event.deliveredAt)).toBe(true),
  );
  const [{ id }] = await events();
  await standIn.app.request(`/sandbox/events/${id}/deliver`, { method: 'POST' });
  expect(own.requests).toHaveLength(sent + 1);
});

it('delivers to Selgeo where the back end is down, and says what to do', async () => {
  const { selgeo, own, standIn, pay } = await start();
  own.answers.status = 503;
  await pay();
  expect(selgeo.requests).toHaveLength(own.requests.length);
  const events = await (await standIn.app.request('/sandbox/events')).json();
  expect(events[0]).toMatchObject({ attempts: 1, lastOutcome: 'HTTP 200' });
  expect(standIn.log.join('\n')).toMatch(/HTTP 503; "Deliver again" on the front page/);
});
