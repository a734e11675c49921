import type { Db } from '../../support/database.ts';
import { beginningOf, firstClickOf } from '../store/marks.ts';
import { familyOf, type StoredEvent } from '../store/webhooks.ts';
import { beginningKey, type Fact, holderKey, readFact } from './facts.ts';
import type { Known } from './signals.ts';

export type Family = {
  readonly events: readonly StoredEvent[];
  readonly facts: readonly Fact[];
  readonly known: Known;
};

/** An event, all others about the same money, and what is known of whose it is. The history does not make it larger. */
export function readFamily(db: Db, eventId: string): Family {
  const events = familyOf(db, eventId);
  const facts = events.map(readFact);
  const mode = events[0]?.mode ?? 'test';
  const subscriptions = new Set(
    facts.flatMap(({ kind, what }) => (kind === 'invoice' && what.subscription ? [what.subscription] : [])),
  );
  return {
    events,
    facts,
    known: {
      beginnings: [...subscriptions].flatMap((id) => beginningOf(db, beginningKey(mode, id))).map(readFact),
      clickOfSubscription: (id) => firstClickOf(db, holderKey(mode, id))?.clickId,
      clickOfCustomer: (id) => firstClickOf(db, holderKey(mode, id)),
    },
  };
}
