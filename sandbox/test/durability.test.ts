import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { expect, it, onTestFinished } from 'vitest';
import { ATTRIBUTION_FILE } from '../attribution/schema.ts';
import { forkSandbox } from '../fork.ts';
import { openDatabase } from '../support/database.ts';
import { checkoutEvent, clickBody } from './attribution/support.ts';

/** How often the sandbox is killed; `SELGEO_ROUNDS=20` for the whole trial. */
const ROUNDS = Number(process.env.SELGEO_ROUNDS ?? 2);

type Kind = 'click' | 'conversion' | 'webhook';

/** What was sent, by the ID under which it must be found; true once it was acknowledged. */
type Trial = { readonly kind: Kind; readonly id: string; readonly isAcknowledged: boolean };

/** One click, conversion or webhook; a dead server acknowledges nothing. */
async function sendOne(origin: string, kind: Kind): Promise<Trial> {
  const id = randomUUID();
  const path = { click: '/v1/clicks', conversion: '/api/v1/conversions', webhook: '/webhooks/stripe' }[kind];
  const body = JSON.stringify(
    {
      click: clickBody({ request_id: id }),
      conversion: { promo_code: 'ADA20', external_transaction_id: id, event_type: 'lead' },
      webhook: checkoutEvent({ id }, { id }),
    }[kind],
  );
  const headers = {
    authorization: 'Bearer sk_test_sandbox',
    'stripe-signature': await Stripe.webhooks.generateTestHeaderStringAsync({
      payload: body,
      secret: 'whsec_sandbox',
    }),
  };
  const answer = await fetch(origin + path, { method: 'POST', headers, body }).catch(() => undefined);
  return { kind, id, isAcknowledged: answer?.ok === true };
}

/** Sends without a pause, several at a time, until `isOver`. */
async function send(origin: string, isOver: (trials: readonly Trial[]) => boolean): Promise<Trial[]> {
  const trials: Trial[] = [];
  const lane = async (kind: Kind) => {
    while (!isOver(trials)) trials.push(await sendOne(origin, kind));
  };
  await Promise.all((['click', 'conversion', 'webhook', 'click'] as const).map(lane));
  return trials;
}

/** Those that were acknowledged and are not there. */
function lost(dataDir: string, trials: readonly Trial[]): readonly Trial[] {
  const db = openDatabase(join(dataDir, ATTRIBUTION_FILE), '');
  const where = {
    click: 'select 1 from clicks where request_id = ?',
    conversion: "select 1 from conversions where source = 'api' and external_transaction_id = ?",
    webhook: "select 1 from conversions where source = 'checkout' and external_transaction_id = ?",
  };
  const missing = trials.filter(
    ({ kind, id, isAcknowledged }) => isAcknowledged && !db.prepare(where[kind]).get(id),
  );
  db.close();
  return missing;
}

function folder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-durability-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  return dataDir;
}

const acknowledged = (trials: readonly Trial[]) =>
  trials.filter(({ isAcknowledged }) => isAcknowledged).length;

it(`loses nothing that it has acknowledged when it is killed amid writes, ${ROUNDS} times`, {
  timeout: 30_000 * ROUNDS,
}, async () => {
  const dataDir = folder();
  const trials: Trial[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const sandbox = await forkSandbox(dataDir);
    const isOver = (sent: readonly Trial[]) => {
      if (acknowledged(sent) > 40 + round) sandbox.process.kill('SIGKILL');
      return sent.some(({ isAcknowledged }) => !isAcknowledged);
    };
    trials.push(...(await send(sandbox.origins.attribution, isOver)));
    if (sandbox.process.signalCode === null) await once(sandbox.process, 'exit');
    expect(lost(dataDir, trials)).toEqual([]);
  }
  expect(acknowledged(trials)).toBeGreaterThan(40 * ROUNDS);
});

it('loses nothing that it has acknowledged when the disk is full, and says so to the rest', {
  timeout: 60_000,
}, async () => {
  const dataDir = folder();
  const full = await forkSandbox(dataDir, { largestFile: 1500 });
  const trials = await send(
    full.origins.attribution,
    (sent) => sent.filter(({ isAcknowledged }) => !isAcknowledged).length > 20,
  );
  const refused = await fetch(`${full.origins.attribution}/v1/clicks`, {
    method: 'POST',
    body: JSON.stringify(clickBody()),
  });
  expect(refused.status).toBe(500);
  full.process.kill('SIGKILL');
  await once(full.process, 'exit');
  expect(acknowledged(trials)).toBeGreaterThan(20);
  expect(lost(dataDir, trials)).toEqual([]);

  const again = await forkSandbox(dataDir);
  expect((await sendOne(again.origins.attribution, 'click')).isAcknowledged).toBe(true);
  again.process.kill();
  await once(again.process, 'exit');
  expect(lost(dataDir, trials)).toEqual([]);
});
