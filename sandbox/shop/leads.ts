import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isNotNow } from '../../src/agreed/is-not-now.ts';
import { emailAddress } from '../support/email-address.ts';
import type { World } from '../support/world.ts';
import { clickIdField } from './click-id.ts';

export const leadForm = z.object({
  name: z
    .string('Tell us your name.')
    .trim()
    .min(1, 'Tell us your name.')
    .max(200, 'Shorten the name, please.'),
  email: z
    .string('Enter an email address.')
    .trim()
    .pipe(emailAddress('Enter an email address like ada@example.com.')),
  click_id: clickIdField,
});

export type Lead = z.infer<typeof leadForm>;

/** Milliseconds before each further attempt to report a lead. */
const RETRY_DELAYS = [1_000, 5_000, 30_000, 120_000];

const ATTEMPT_TIMEOUT = 2_000;

type Options = { readonly world: World; readonly retryDelays?: readonly number[] };

/**
 * Reports leads to Selgeo's Conversion API. `report` waits for the first attempt only and never rejects: whatever the
 * API does, the sign-up goes through. Every lead is reported, so that the dashboard says of each who earned it; where
 * there is no click ID the field is left out, and the API refuses the lead, which is then kept as nobody's.
 */
export function createLeadReporter({ world, retryDelays = RETRY_DELAYS }: Options) {
  const timers = new Set<NodeJS.Timeout>();

  const attempt = async (body: string, round: number): Promise<void> => {
    const outcome = await post(world, body);
    if (outcome.done) return world.log(`shop: lead ${outcome.text}`);
    const delay = retryDelays[round];
    if (delay === undefined) return world.log(`shop: lead given up (${outcome.text})`);
    world.log(`shop: lead not reported (${outcome.text}), trying again in ${delay / 1000} s`);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(body, round + 1);
    }, delay).unref();
    timers.add(timer);
  };

  return {
    report: async ({ email, click_id }: Lead): Promise<void> => {
      // The same transaction ID on every attempt: should one have arrived after all, the API drops the repeat.
      const conversion = {
        ...(click_id && { click_id }),
        external_transaction_id: randomUUID(),
        event_type: 'lead',
        prospect_email: email,
      };
      await attempt(JSON.stringify(conversion), 0);
    },
    close: (): void => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

async function post({ origins, keys }: World, body: string): Promise<{ done: boolean; text: string }> {
  try {
    const response = await fetch(`${origins.attribution}/api/v1/conversions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${keys.merchantSecret}`, 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(ATTEMPT_TIMEOUT),
    });
    await response.body?.cancel();
    if (response.ok || response.status === 409) return { done: true, text: 'reported' };
    return {
      done: !isNotNow(response.status),
      text: `refused by the Conversion API with HTTP ${response.status}`,
    };
  } catch (error) {
    return {
      done: false,
      text: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'no connection',
    };
  }
}
