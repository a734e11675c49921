import type { Db } from '../../support/database.ts';
import { candidateClickIds, decide, type Mode, type Signals } from '../decide.ts';
import { findClicks } from '../store/clicks.ts';
import { addMark, beginningOf, firstClickOf, type NamedClick, salesIn } from '../store/marks.ts';
import { beginningKey, type Fact, holderKey } from './facts.ts';
import { GRACE, ownSignals } from './signals.ts';

/**
 * Notes what an event says of its subscription and its customer. Answers the events whose sales may look different now,
 * which are none for most: only a beginning that comes late, or another click than was known, makes a difference to others.
 */
export function mark(db: Db, fact: Fact): readonly string[] {
  const { kind, what, mode, created, eventId } = fact;
  if (kind !== 'session' && kind !== 'invoice') return [];
  const signals = ownSignals(fact);
  const others: string[] = [];
  const { subscription, customer } = what;
  if (subscription) {
    const holder = holderKey(mode, subscription);
    addMark(db, { kind: 'sale', holder, created, eventId });
    if (kind === 'session' && isNews(db, fact, subscription)) others.push(...salesIn(db, holder, 0, FOREVER));
    const clickId = signals.subscriptionClickId;
    if (clickId) {
      const before = firstClickOf(db, holder);
      addMark(db, { kind: 'click', holder, created, eventId, value: clickId });
      if (before?.clickId !== firstClickOf(db, holder)?.clickId)
        others.push(...salesIn(db, holder, 0, FOREVER));
    }
  }
  if (customer) {
    const holder = holderKey(mode, customer);
    addMark(db, { kind: 'sale', holder, created, eventId });
    const clickId = clickNamedBy(db, mode, signals);
    if (clickId) {
      const before = firstClickOf(db, holder);
      addMark(db, { kind: 'click', holder, created, eventId, value: clickId });
      others.push(...changed(before, firstClickOf(db, holder), (from, to) => salesIn(db, holder, from, to)));
    }
  }
  return others;
}

/** A session says the same in each of its events. */
function isNews(db: Db, { mode, eventId }: Fact, subscription: string): boolean {
  const beginning = beginningOf(db, beginningKey(mode, subscription));
  return !beginning.some(({ id, type }) => id !== eventId && type.startsWith('checkout.session.'));
}

const FOREVER = Number.MAX_SAFE_INTEGER;

/** The sales that another first click of a customer makes a difference to: those from it on, or up to the one before. */
function changed(
  before: NamedClick | undefined,
  after: NamedClick | undefined,
  sales: (from: number, to: number) => readonly string[],
): readonly string[] {
  if (!after || (before?.clickId === after.clickId && before.since === after.since)) return [];
  const from = after.since - GRACE;
  return sales(from, before?.clickId === after.clickId ? before.since - GRACE : FOREVER);
}

/** The click of a partner, if a session or an invoice names one by itself. */
function clickNamedBy(db: Db, mode: Mode, signals: Signals): string | undefined {
  const decision = decide({ ...signals, mode, clicks: findClicks(db, candidateClickIds(signals)) });
  return decision.attributed ? (decision.clickId ?? undefined) : undefined;
}
