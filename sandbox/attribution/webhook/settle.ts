import type { World } from '../../support/world.ts';
import { candidateClickIds, decide } from '../decide.ts';
import type { Deps } from '../deps.ts';
import { findClicks } from '../store/clicks.ts';
import type { Conversion } from '../store/conversions.ts';
import { isReported, saveSales } from '../store/sales.ts';
import {
  addKeys,
  familyOf,
  type Outcome,
  type StoredEvent,
  settleEvent,
  unsettledEvents,
} from '../store/webhooks.ts';
import { conversionOf } from './conversion.ts';
import { keysOf, readFact } from './facts.ts';
import { outcomeOf } from './outcomes.ts';
import { salesOf } from './sales.ts';

type Settled = { readonly outcome: Outcome; readonly recorded: readonly Conversion[] };

/**
 * Makes of a stored event what can be made of it now: reads it together with every event that it is related to, and
 * brings the sales of all of them to what they say as a whole. So nothing depends on which of them came first.
 */
export function settle({ db, now }: Pick<Deps, 'db' | 'now'>, event: StoredEvent): Settled {
  return db.transaction(() => {
    addKeys(db, event.id, keysOf(readFact(event)));
    const family = familyOf(db, event.id);
    const facts = family.map(readFact);
    const sales = salesOf(facts).map((sale) => ({
      ...sale,
      decision: decide({
        ...sale.signals,
        mode: sale.mode,
        clicks: findClicks(db, candidateClickIds(sale.signals)),
      }),
      isTaken: isReported(db, sale.mode, sale.transaction),
    }));
    const recorded = saveSales(db, {
      events: family.map(({ id }) => id),
      sales: sales
        .filter(({ isTaken }) => !isTaken)
        .map((sale) => ({ ...conversionOf(sale), invoices: sale.invoices })),
      at: new Date(now()).toISOString(),
    });
    const outcomes = new Map(facts.map((fact) => [fact.eventId, outcomeOf(fact, facts, sales)]));
    for (const { id, outcome } of family) {
      const fresh = outcomes.get(id);
      if (fresh && fresh.text !== outcome) settleEvent(db, id, fresh);
    }
    return { outcome: outcomes.get(event.id) ?? { status: 'ignored', text: 'ignored' }, recorded };
  })();
}

/** Takes up the events that a sandbox has stored but not settled before it was stopped. None keeps it from starting. */
export function settleLeftovers({ log, ...deps }: Pick<Deps, 'db' | 'now'> & Pick<World, 'log'>): void {
  for (const event of unsettledEvents(deps.db)) {
    try {
      settle(deps, event);
    } catch (error) {
      log(`Webhook event ${event.id} could not be settled: ${String(error)}`);
    }
  }
}
