import type { Decision } from '../decide.ts';
import { moneyOf } from '../money-of.ts';
import type { Outcome } from '../store/webhooks.ts';
import type {
  ChargeFact,
  DisputeFact,
  Fact,
  InvoiceFact,
  PaymentFact,
  RefundFact,
  SessionFact,
} from './facts.ts';
import { hasFailed } from './returns.ts';
import { isFirstInvoice, isSetUp, returnedAmount, type Sale, sessionOf } from './sales.ts';

/** `isTaken`: the merchant has reported this transaction by the Conversion API before. */
export type DecidedSale = Sale & { readonly decision: Decision; readonly isTaken: boolean };

/** What is made of one event, in words for people, given all others of its family. */
export function outcomeOf(fact: Fact, facts: readonly Fact[], sales: readonly DecidedSale[]): Outcome {
  if (fact.kind === 'session') return sessionOutcome(fact, sales);
  if (fact.kind === 'invoice') return invoiceOutcome(fact, facts, sales);
  if (fact.kind === 'payment') return paymentOutcome(fact, sales);
  if (fact.kind === 'charge') return chargeOutcome(fact, sales);
  if (fact.kind === 'refund') return refundOutcome(fact, sales);
  if (fact.kind === 'dispute') return disputeOutcome(fact, sales);
  if (fact.kind === 'thin')
    return ignored(
      `it is a thin event (${fact.type}), which has no object: use an endpoint of API v1, which sends whole events`,
    );
  if (fact.kind === 'malformed')
    return { status: 'malformed', text: `not understood, because ${fact.what.why}` };
  return ignored(`events of the type ${fact.type} say nothing about a sale`);
}

function sessionOutcome({ eventId, type, what }: SessionFact, sales: readonly DecidedSale[]): Outcome {
  const sale = sales.find(({ transaction }) => transaction === what.id);
  if (sale?.eventId === eventId) return recorded(sale);
  if (isSetUp(what))
    return noted(
      `Checkout Session ${what.id} has only saved a card for later, which is not a sale${what.customer ? `; a click that it names counts for what ${what.customer} pays` : ''}`,
    );
  if (type === 'checkout.session.async_payment_succeeded')
    return noted(`the money for Checkout Session ${what.id} has arrived`);
  if (type === 'checkout.session.async_payment_failed')
    return noted(`the money for Checkout Session ${what.id} will not arrive`);
  return ignored(`Checkout Session ${what.id} was recorded before`);
}

function invoiceOutcome(
  { eventId, what: invoice }: InvoiceFact,
  facts: readonly Fact[],
  sales: readonly DecidedSale[],
): Outcome {
  const sale = sales.find(({ transaction }) => transaction === invoice.id);
  if (sale?.eventId === eventId) return recorded(sale);
  if (sale) return ignored(`invoice ${invoice.id} was recorded before`);
  const session = sessionOf(
    invoice,
    facts.flatMap((fact) => (fact.kind === 'session' ? fact.what : [])),
  );
  if (session && isFirstInvoice(invoice, session))
    return noted(`invoice ${invoice.id} is the money of Checkout Session ${session.id}, which counts once`);
  if (!invoice.subscription)
    return ignored(
      `invoice ${invoice.id} belongs to no subscription, and no click of its customer is known, so the partner is unknown`,
    );
  if (invoice.amount_paid === 0)
    return ignored(`nothing was paid with invoice ${invoice.id}: a trial, a credit or a discount covers it`);
  return waiting(
    `invoice ${invoice.id} waits for the Checkout Session of subscription ${invoice.subscription}: it has not arrived, the subscription’s metadata has no click ID, and no click of its customer is known`,
  );
}

function paymentOutcome({ what }: PaymentFact, sales: readonly DecidedSale[]): Outcome {
  const { payment_intent, charge } = what.payment;
  const paid = payment_intent ?? charge;
  if (!paid) return ignored(`invoice ${what.invoice} was paid outside of Stripe, so no refund can follow`);
  const sale = sales.find(({ invoices }) => invoices.includes(what.invoice));
  return noted(
    `${paid} has paid invoice ${what.invoice}${sale ? '' : ', whose sale is not known'}; a refund is found by that`,
  );
}

function chargeOutcome({ what: charge }: ChargeFact, sales: readonly DecidedSale[]): Outcome {
  const { currency, amount_refunded } = charge;
  const sum = moneyOf({ amount_cents: amount_refunded, currency });
  const sale = saleOf(charge.id, sales);
  if (!sale) return waitingForSale(`the refund of ${sum}`, charge.payment_intent ?? charge.id);
  const back = sale.returns.find(({ id }) => id === charge.id);
  if (back && back.amount > amount_refunded)
    return ignored(`${moneyOf({ amount_cents: back.amount, currency })} were refunded in all`);
  return noted(whatIsGone(sale));
}

function refundOutcome(fact: RefundFact, sales: readonly DecidedSale[]): Outcome {
  const { id, status, amount, currency, charge, payment_intent } = fact.what;
  if (!hasFailed(fact))
    return ignored(`refund ${id} is ${status ?? 'under way'}; charge.refunded tells the sum`);
  const failure = `refund ${id} of ${moneyOf({ amount_cents: amount, currency })} has failed`;
  const sale = saleOf(charge ?? payment_intent, sales);
  return sale ? noted(`${failure}: ${whatIsGone(sale)}`) : waitingForSale(failure, payment_intent ?? charge);
}

function disputeOutcome({ what }: DisputeFact, sales: readonly DecidedSale[]): Outcome {
  const { id, amount, currency, charge, payment_intent } = what;
  const dispute = `dispute ${id} of ${moneyOf({ amount_cents: amount, currency })}`;
  const sale = saleOf(id, sales);
  if (!sale) return waitingForSale(dispute, payment_intent ?? charge);
  const status = sale.returns.find((one) => one.id === id)?.status?.replaceAll('_', ' ');
  return noted(`${dispute} (${status}): ${whatIsGone(sale)}`);
}

/** The sale of which money went back by a dispute or charge of that ID, or to which a payment of that ID belongs. */
function saleOf(id: string | null | undefined, sales: readonly DecidedSale[]): DecidedSale | undefined {
  return sales.find(({ returns }) =>
    returns.some((one) => one.id === id || (id && one.payments.includes(id))),
  );
}

function whatIsGone(sale: DecidedSale): string {
  const sum = (amount_cents: number) => moneyOf({ amount_cents, currency: sale.currency });
  return `${sum(returnedAmount(sale))} of ${sum(sale.amount)} went back to the customer of ${sale.transaction}`;
}

const waitingForSale = (what: string, payment: string | null | undefined): Outcome =>
  waiting(
    `${what} waits for the sale that ${payment} has paid: a Checkout Session, or an invoice with its invoice_payment.paid`,
  );

function recorded({ decision, isTaken, transaction, isRenewal, amount, currency }: DecidedSale): Outcome {
  if (isTaken) return ignored(`${transaction} was recorded before by the Conversion API`);
  const name = isRenewal ? 'renewal' : 'sale';
  return {
    status: 'recorded',
    text: `recorded a ${name} of ${moneyOf({ amount_cents: amount, currency })} (${decision.code})`,
  };
}

const ignored = (why: string): Outcome => ({ status: 'ignored', text: `ignored, because ${why}` });
const noted = (what: string): Outcome => ({ status: 'noted', text: `noted: ${what}` });
const waiting = (what: string): Outcome => ({ status: 'waiting', text: `kept: ${what}` });
