import type { Decision } from '../decide.ts';
import { moneyOf } from '../money-of.ts';
import type { Outcome } from '../store/webhooks.ts';
import type { ChargeFact, Fact, InvoiceFact, PaymentFact, SessionFact } from './facts.ts';
import { isFirstInvoice, refundedAmount, type Sale, sessionOf } from './sales.ts';

/** `isTaken`: the merchant has reported this transaction by the Conversion API before. */
export type DecidedSale = Sale & { readonly decision: Decision; readonly isTaken: boolean };

/** What is made of one event, in words for people, given all others of its family. */
export function outcomeOf(fact: Fact, facts: readonly Fact[], sales: readonly DecidedSale[]): Outcome {
  if (fact.kind === 'session') return sessionOutcome(fact, sales);
  if (fact.kind === 'invoice') return invoiceOutcome(fact, facts, sales);
  if (fact.kind === 'payment') return paymentOutcome(fact, sales);
  if (fact.kind === 'charge') return chargeOutcome(fact, sales);
  if (fact.kind === 'malformed')
    return { status: 'malformed', text: `not understood, because ${fact.what.why}` };
  return ignored(`events of the type ${fact.type} say nothing about a sale`);
}

function sessionOutcome({ eventId, type, what }: SessionFact, sales: readonly DecidedSale[]): Outcome {
  const sale = sales.find(({ transaction }) => transaction === what.id);
  if (sale?.eventId === eventId) return recorded(sale);
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
      `invoice ${invoice.id} belongs to no subscription, so no Checkout Session says who referred the customer`,
    );
  if (invoice.amount_paid === 0)
    return ignored(`nothing was paid with invoice ${invoice.id}: a trial, a credit or a discount covers it`);
  return waiting(
    `invoice ${invoice.id} waits for its Checkout Session: that of subscription ${invoice.subscription} has not arrived, and the subscription’s metadata names no click`,
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
  const sale = sales.find(({ refunds }) => refunds.some(({ what }) => what.id === charge.id));
  if (!sale)
    return waiting(
      `the refund of ${sum} waits for the sale that ${charge.payment_intent ?? charge.id} has paid: a Checkout Session, or an invoice with its invoice_payment.paid`,
    );
  const latest = sale.refunds.find(({ what }) => what.id === charge.id);
  if (latest && latest.what.amount_refunded > amount_refunded)
    return ignored(
      `${moneyOf({ amount_cents: latest.what.amount_refunded, currency })} were refunded in all`,
    );
  const refunded = moneyOf({ amount_cents: refundedAmount(sale), currency });
  return noted(
    `${refunded} of ${moneyOf({ amount_cents: sale.amount, currency })} went back to the customer of ${sale.transaction}`,
  );
}

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
