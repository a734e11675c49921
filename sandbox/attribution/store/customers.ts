import type { Db } from '../../support/database.ts';
import type { Condition } from './filter.ts';
import type { Amount } from './reads.ts';
import { rows } from './sql.ts';

/** Everybody who has bought or signed up under one e-mail address, whatever its case. */
export type Customer = {
  readonly email: string;
  /** Sales and leads. */
  readonly times: number;
  /** ISO 8601. */
  readonly last_at: string;
  /** Of sales that count, attributed or not, less what was refunded. */
  readonly paid: readonly Amount[];
};

/** The customers of some sales, those who have come last first. */
export function listCustomers(db: Db, sales: Condition, limit: number): Customer[] {
  const found = rows<Omit<Customer, 'paid'>>(
    db,
    `select prospect_email as email, count(*) as times, max(occurred_at) as last_at from conversions
     where prospect_email is not null and ${sales.sql}
     group by prospect_email collate nocase order by last_at desc limit ?`,
    ...sales.values,
    limit,
  );
  return found.map((customer) => ({ ...customer, paid: paidBy(db, customer.email) }));
}

function paidBy(db: Db, email: string): Amount[] {
  return rows<Amount>(
    db,
    `select currency, sum(amount_cents - refunded_cents) as amount_cents from conversions
     where prospect_email = ? collate nocase and counts_as = 'sale' and currency is not null
     group by currency order by currency`,
    email,
  );
}
