import Stripe from 'stripe';
import type { EventStore, OutboxEvent } from './event-store.ts';

export type EventDelivery = ReturnType<typeof createEventDelivery>;

/** Milliseconds before the 2nd, 3rd, … attempt; the last one repeats for as long as the receiver is down. */
export const RETRY_DELAYS = [1_000, 2_000, 5_000, 15_000, 60_000] as const;

const ATTEMPT_TIMEOUT = 10_000;

type Options = {
  readonly events: EventStore;
  readonly endpoint: string;
  /** A second receiver, which gets each event once, whatever it answers, and again when somebody delivers it anew. */
  readonly forwardTo?: string | undefined;
  readonly secret: string;
  readonly retryDelays?: readonly number[];
  readonly log: (line: string) => void;
};

/**
 * Sends stored events to Selgeo's webhook endpoint until each one has been answered with 2xx, and forwards them as
 * `stripe listen` does. https://docs.stripe.com/webhooks#behaviors, https://docs.stripe.com/cli/listen
 */
export function createEventDelivery({
  events,
  endpoint,
  forwardTo,
  secret,
  retryDelays = RETRY_DELAYS,
  log,
}: Options) {
  const inFlight = new Map<string, Promise<void>>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const delayAfter = (attempts: number): number =>
    retryDelays[Math.min(attempts, retryDelays.length - 1)] ?? 0;

  const attempt = async (event: OutboxEvent): Promise<void> => {
    const delay = delayAfter(event.attempts);
    events.beginAttempt(event.id, Date.now() + delay);
    const sent = send(event.payload, { endpoint, secret, signal: closing.signal });
    // Not with each further attempt for the other receiver's sake.
    if (event.attempts === 0 || event.deliveredAt) await forward(event);
    const { delivered, outcome } = await sent;
    if (closing.signal.aborted) return;
    events.endAttempt(event.id, outcome, delivered ? Date.now() : null);
    if (!delivered && !event.deliveredAt) {
      log(`stripe: ${event.id} not delivered (${outcome}), trying again in ${delay / 1000} s`);
    }
  };

  const forward = async ({ id, payload }: OutboxEvent): Promise<void> => {
    if (!forwardTo) return;
    const { delivered, outcome } = await send(payload, {
      endpoint: forwardTo,
      secret,
      signal: closing.signal,
    });
    if (closing.signal.aborted) return;
    const advice = delivered ? '' : '; "Deliver again" on the front page of the stand-in sends it anew';
    log(`stripe: ${JSON.parse(payload).type} ${id} forwarded to ${forwardTo}: ${outcome}${advice}`);
  };

  /** One attempt, now; joins the one under way if there is one. Never rejects. An unknown ID is ignored. */
  const deliver = (id: string): Promise<void> => {
    const underWay = inFlight.get(id);
    if (underWay) return underWay;
    const event = closing.signal.aborted ? undefined : events.get(id);
    if (!event) return Promise.resolve();
    const running = attempt(event)
      .catch((error: unknown) => log(`stripe: ${id} could not be delivered: ${reasonOf(error)}`))
      .finally(() => {
        inFlight.delete(id);
        arm();
      });
    inFlight.set(id, running);
    return running;
  };

  /** Sets the one timer to the moment when the next event is due. */
  const arm = (): void => {
    clearTimeout(timer);
    if (closing.signal.aborted) return;
    const waiting = events.undelivered().filter((event) => !inFlight.has(event.id));
    if (waiting.length === 0) return;
    const due = Math.min(...waiting.map((event) => event.nextAttemptAt));
    timer = setTimeout(deliverDue, Math.max(0, due - Date.now())).unref();
  };

  const deliverDue = (): void => {
    const now = Date.now();
    for (const event of events.undelivered()) if (event.nextAttemptAt <= now) void deliver(event.id);
    arm();
  };

  return {
    deliver,
    /** Takes up what an earlier run of the sandbox could not deliver. */
    resume: (): void => {
      events.hurry(Date.now() + delayAfter(0));
      arm();
    },
    close: (): void => {
      clearTimeout(timer);
      closing.abort();
    },
  };
}

type Attempt = { readonly endpoint: string; readonly secret: string; readonly signal: AbortSignal };

async function send(payload: string, { endpoint, secret, signal }: Attempt) {
  try {
    const signature = await Stripe.webhooks.generateTestHeaderStringAsync({ payload, secret });
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature },
      body: payload,
      // Stripe counts a redirect as a failure.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_TIMEOUT)]),
    });
    await response.body?.cancel();
    return { delivered: response.ok, outcome: `HTTP ${response.status}` };
  } catch (error) {
    return { delivered: false, outcome: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${ATTEMPT_TIMEOUT / 1000} s`;
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code === 'ECONNREFUSED' ? 'connection refused' : (cause?.code ?? error.message);
}
