import type { World } from '../../support/world.ts';
import { candidateClickIds, decide } from '../decide.ts';
import type { Deps } from '../deps.ts';
import { findClicks } from '../store/clicks.ts';
import type { Conversion } from '../store/conversions.ts';
import { isReported, saveSales } from '../store/sales.ts';
import {
  addKeys,
  findEvent,
  type Outcome,
  type StoredEvent,
  settleEvent,
  unsettledEvents,
} from '../store/webhooks.ts';
import { conversionOf } from './conversion.ts';
import { keysOf, readFact } from './facts.ts';
import { readFamily } from './family.ts';
import { mark } from './mark.ts';
import { outcomeOf } from './outcomes.ts';
import { salesOf } from './sales.ts';

type Settled = { readonly outcome: Outcome; readonly recorded: readonly Conversion[] };

type Use = Pick<Deps, 'db' | 'now'>;

/**
 * Makes of a stored event what can be made of it now: reads it together with every event about the same money, and brings
 * the sales of all of them to what they say as a whole. Where it tells by which click a subscription or a customer came,
 * their other sales follow. So nothing depends on which of them came first.
 */
export function settle(use: Use, event: StoredEvent): Settled {
  const { db } = use;
  return db.transaction(() => {
    const fact = readFact(event);
    addKeys(db, event.id, keysOf(fact));
    const others = mark(db, fact);
    const recorded: Conversion[] = [];
    const settled = new Set<string>();
    for (const id of [event.id, ...others]) {
      if (settled.has(id)) continue;
      const family = settleFamily(use, id);
      recorded.push(...family.recorded);
      for (const each of family.ids) settled.add(each);
    }
    const { status, outcome } = findEvent(db, event.id) ?? {};
    return { outcome: { status: status ?? 'ignored', text: outcome ?? 'ignored' }, recorded };
  })();
}

function settleFamily({ db, now }: Use, eventId: string) {
  const { events, facts, known } = readFamily(db, eventId);
  const sales = salesOf(facts, known).map((sale) => ({
    ...sale,
    decision: decide({
      ...sale.signals,
      mode: sale.mode,
      clicks: findClicks(db, candidateClickIds(sale.signals)),
    }),
    isTaken: isReported(db, sale.mode, sale.transaction),
  }));
  const ids = events.map(({ id }) => id);
  const recorded = saveSales(db, {
    events: ids,
    sales: sales
      .filter(({ isTaken }) => !isTaken)
      .map((sale) => ({ ...conversionOf(sale), invoices: sale.invoices })),
    at: new Date(now()).toISOString(),
  });
  const outcomes = new Map(
    facts.map((fact) => [fact.eventId, outcomeOf(fact, [...known.beginnings, ...facts], sales)]),
  );
  for (const { id, outcome } of events) {
    const fresh = outcomes.get(id);
    if (fresh && fresh.text !== outcome) settleEvent(db, id, fresh);
  }
  return { ids, recorded };
}

/**
 * Takes up the events that a sandbox has stored but not settled before it was stopped. None keeps it from starting: one that
 * cannot be settled is marked, unless the database itself is to blame.
 */
export function settleLeftovers({ log, ...use }: Use & Pick<World, 'log'>): void {
  for (const event of unsettledEvents(use.db)) {
    try {
      const { outcome } = settle(use, event);
      if (outcome.status === 'malformed')
        log(`Webhook event ${event.id} could not be settled: ${outcome.text}`);
    } catch (error) {
      const text = `not understood, because settling it has failed: ${String(error)}`;
      if (!isOfDatabase(error)) settleEvent(use.db, event.id, { status: 'malformed', text });
      log(`Webhook event ${event.id} could not be settled: ${String(error)}`);
    }
  }
}

function isOfDatabase(error: unknown): boolean {
  return String((error as { code?: unknown }).code ?? '').startsWith('SQLITE');
}
