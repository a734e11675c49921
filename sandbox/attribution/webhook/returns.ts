import type { ChargeFact, DisputeFact, Fact, RefundFact } from './facts.ts';
import { grouped } from './grouped.ts';

/** Money that has gone back to a customer, or was about to. */
export type Return = {
  readonly by: 'refund' | 'dispute';
  /** Of the refunded charge, or of the dispute. */
  readonly id: string;
  /** What is gone of it now, in the currency's smallest unit. */
  readonly amount: number;
  /** Of a dispute, in Stripe's words. */
  readonly status?: string | undefined;
  /** The charges and PaymentIntents to which it belongs. */
  readonly payments: readonly string[];
  /** The invoice, until API version 2025-03-31.basil. */
  readonly invoice?: string | null | undefined;
  readonly eventId: string;
  /** Seconds since 1970. */
  readonly created: number;
};

/** All refunds and disputes that the events of a family tell of, whatever their order. */
export function returnsOf(facts: readonly Fact[]): Return[] {
  const failures = grouped(
    facts.filter((fact): fact is RefundFact => fact.kind === 'refund' && hasFailed(fact)),
  );
  return [
    ...grouped(facts.filter((fact): fact is ChargeFact => fact.kind === 'charge')).map((group) =>
      refundOf(
        group,
        failures.map(([first]) => first),
      ),
    ),
    ...grouped(facts.filter((fact): fact is DisputeFact => fact.kind === 'dispute')).map(disputeOf),
  ];
}

/** A refund that the bank has sent back, or that was called off, is none. https://docs.stripe.com/refunds#failed-refunds */
export function hasFailed({ type, what }: RefundFact): boolean {
  return type === 'refund.failed' || what.status === 'failed' || what.status === 'canceled';
}

/**
 * `amount_refunded` is the sum of a charge's refunds at that time: of the latest, and of several in one second the largest.
 * Refunds that have failed since then are still in it.
 */
function refundOf(group: readonly [ChargeFact, ...ChargeFact[]], failures: readonly RefundFact[]): Return {
  const latest = group.reduce((best, next) =>
    next.created > best.created ||
    (next.created === best.created && next.what.amount_refunded > best.what.amount_refunded)
      ? next
      : best,
  );
  const { id, payment_intent, invoice, amount_refunded } = latest.what;
  const failed = failures.filter(
    ({ what, created }) =>
      created >= latest.created &&
      (what.charge === id || (!what.charge && what.payment_intent === payment_intent)),
  );
  const back = failed.reduce((sum, { what }) => sum + what.amount, 0);
  return {
    by: 'refund',
    id,
    amount: Math.max(0, amount_refunded - back),
    payments: [id, payment_intent].flatMap((one) => one ?? []),
    invoice,
    eventId: latest.eventId,
    created: latest.created,
  };
}

/** The money is gone while the dispute is open, not while it is only an inquiry, and comes back when it is won. */
function disputeOf(group: readonly [DisputeFact, ...DisputeFact[]]): Return {
  const latest = group.reduce((best, next) => (weightOf(next) >= weightOf(best) ? next : best));
  const { what, eventId, created } = latest;
  const status = statusOf(latest);
  return {
    by: 'dispute',
    id: what.id,
    amount: KEPT.includes(status) ? 0 : what.amount,
    status,
    payments: group.flatMap(({ what: { charge, payment_intent } }) =>
      [charge, payment_intent].flatMap((one) => one ?? []),
    ),
    eventId,
    created,
  };
}

/** Of an event that does not tell the status, what its type says. */
function statusOf({ type, what }: DisputeFact): string {
  if (what.status) return what.status;
  if (type === 'charge.dispute.closed') return 'lost';
  return type === 'charge.dispute.funds_reinstated' ? 'won' : 'needs_response';
}

/**
 * Which of a dispute's events has the last word. Its end does, then that the money was moved, then that it is more than an
 * inquiry; of the same kind the later one, and in one second a victory, since a loss never follows it.
 */
function weightOf(fact: DisputeFact): number {
  const status = statusOf(fact);
  const step = ENDS.includes(status)
    ? 3
    : fact.type.includes('.funds_')
      ? 2
      : status.startsWith('warning_')
        ? 0
        : 1;
  return step * 1e12 + fact.created + (status === 'won' ? 0.5 : 0);
}

/** https://docs.stripe.com/api/disputes/object#dispute_object-status */
const ENDS: readonly string[] = ['won', 'lost', 'warning_closed', 'prevented', 'charge_refunded'];

/** With these the money is the merchant's, or (`charge_refunded`) has gone back by a refund that is told by itself. */
const KEPT: readonly string[] = [
  'won',
  'warning_closed',
  'warning_needs_response',
  'warning_under_review',
  'prevented',
  'charge_refunded',
];
