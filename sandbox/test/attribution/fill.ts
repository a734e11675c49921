import { type Attribution, createAttribution } from '../../attribution/app.ts';
import { openDatabase } from '../../support/database.ts';
import { checkoutEvent, world } from './support.ts';

/** How much to store, and the moment of the last of it; clicks and sales are spread evenly over the days before. */
export type Many = {
  readonly clicks: number;
  readonly sales: number;
  readonly days: number;
  readonly until: number;
};

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const EXPLANATION =
  'Earned by “Ada Example”: the session’s client_reference_id names a click on one of their links.';

const CURRENCIES = ['USD', 'USD', 'USD', 'EUR', 'JPY'];

/** Writes very many clicks and sales straight into a new file, nine of ten of them of one partner, which is the worst case. */
export function fill(file: string, { clicks, sales, days, until }: Many): void {
  createAttribution({ world, database: file, snippetDir: '/nowhere' }).close();
  const db = openDatabase(file, '');
  const at = (share: number) => new Date(until - (1 - share) * days * 24 * 3600 * 1000).toISOString();
  const ownerOf = (n: number) => (n % 10 === 0 ? (n % 39) + 2 : 1);
  const partner = db.prepare('insert into partners (id, name, created_at) values (?, ?, ?)');
  const link = db.prepare('insert into links values (?, ?, ?, ?, ?)');
  const click = db.prepare(
    `insert into clicks values (?, ?, 'pk_test_sandbox', 'test', ?, ?, ?, ?, 'http://shop.test/', null, ?, ?)`,
  );
  const event = db.prepare('insert into webhook_events values (?, ?, ?, ?, ?, ?, ?, ?)');
  const key = db.prepare('insert into event_keys values (?, ?)');
  const sale = db.prepare(
    `insert into conversions (seq, id, mode, source, external_transaction_id, event_type, amount_cents, currency,
       counts_as, attributed, code, explanation, click_id, partner_id, stripe_event_id, occurred_at, created_at,
       refunded_cents, prospect_email)
     values (?, ?, 'test', 'checkout', ?, 'sale', 4900, ?, ?, ?, 'by_client_reference_id', ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  db.transaction(() => {
    for (let n = 2; n <= 40; n += 1) {
      partner.run(n, `Partner ${n}`, at(0));
      link.run(n, n, `ref-${n}`, '/pricing', at(0));
    }
    for (let n = 1; n <= clicks; n += 1) {
      const owner = ownerOf(n);
      const ref = owner === 1 ? 'demo' : `ref-${owner}`;
      click.run(n, uuid(n), `r${n}`, ref, owner, owner, `v${n}`, at(n / clicks));
    }
    for (let n = 1; n <= sales; n += 1) {
      // Not always a tenth click.
      const source = Math.floor((n * clicks) / sales) - (n % 10);
      const clickId = uuid(Math.max(1, source));
      const owner = ownerOf(Math.max(1, source));
      const when = at(n / sales);
      const body = checkoutEvent(
        { id: `cs_${n}`, client_reference_id: clickId, payment_intent: `pi_${n}` },
        { id: `evt_${n}` },
      );
      const [status, outcome] = n % 500 === 0 ? ['waiting', 'waits'] : ['recorded', 'recorded a sale'];
      event.run(
        n,
        `evt_${n}`,
        'checkout.session.completed',
        'test',
        JSON.stringify(body),
        status,
        outcome,
        when,
      );
      for (const one of [`test:cs_${n}`, `test:pi_${n}`]) key.run(one, `evt_${n}`);
      const isEarned = n % 7 !== 0;
      sale.run(
        n,
        uuid(n),
        `cs_${n}`,
        CURRENCIES[n % CURRENCIES.length] ?? 'USD',
        n % 50 === 0 ? 'unpaid' : 'sale',
        isEarned ? 1 : 0,
        EXPLANATION,
        isEarned ? clickId : null,
        isEarned ? owner : null,
        `evt_${n}`,
        when,
        when,
        n % 30 === 0 ? 900 : 0,
        `buyer-${n % 3000}@example.com`,
      );
    }
  })();
  db.close();
}

/** The attribution origin on such a file, as if it were that moment. */
export const openFilled = (file: string, { until }: Many): Attribution =>
  createAttribution({ world, database: file, snippetDir: '/nowhere', now: () => until });
