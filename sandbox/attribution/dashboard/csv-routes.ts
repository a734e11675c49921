import { type Context, Hono } from 'hono';
import { currencyExponent } from '../../../src/agreed/currency.ts';
import type { Db } from '../../support/database.ts';
import {
  clicksOf,
  conversionsOf,
  countRefusedClicks,
  type ListedClick,
  type ListedConversion,
  listRefusedClicks,
  listSeqs,
} from '../store/reads.ts';
import type { ListedRefusal } from '../store/refused-clicks.ts';
import { type Line, readActivity } from './activity.ts';
import { type Asked, askedOf, filterOf } from './asked.ts';
import { type Column, sendCsv } from './csv.ts';
import { reasonName, sourceName } from './names.ts';
import { partnerIn } from './partner-in.ts';
import { type Viewer, viewer } from './viewer.ts';

/** What the pages show, as files for spreadsheets: the same addresses with `.csv` behind the path. */
export function createCsvRoutes(db: Db): Hono {
  const app = new Hono();
  /** A file with other rows than were asked for would go unnoticed. */
  const withAsked =
    (usual: '30' | 'all', send: (c: Context, asked: Asked, partner?: number) => Response) => (c: Context) => {
      const asked = askedOf(c, usual);
      const partner = partnerIn(db, c);
      if (partner === 'unknown') return c.text('There is no such partner.\n', 404);
      if (asked.problems.length > 0) return c.text(`${asked.problems.join('\n')}\n`, 400);
      return send(c, asked, partner?.id);
    };
  const all = { limit: -1, offset: 0 };

  app.get(
    '/clicks.csv',
    withAsked('all', (c, asked, partner) => {
      if (asked.query.show === 'refused') {
        const refused = listRefusedClicks(db, { limit: countRefusedClicks(db), offset: 0 });
        return sendCsv(c, 'refused-clicks.csv', refusedColumns(viewer()), refused, (rows) => rows);
      }
      const seqs = listSeqs(db, 'clicks', { ...filterOf(db, 'clicks', asked, partner), ...all });
      return sendCsv(c, 'clicks.csv', clickColumns(viewer()), seqs, (some) => clicksOf(db, some));
    }),
  );
  app.get(
    '/sales.csv',
    withAsked('all', (c, asked, partner) => {
      const seqs = listSeqs(db, 'conversions', { ...filterOf(db, 'conversions', asked, partner), ...all });
      return sendCsv(c, 'sales.csv', saleColumns(viewer()), seqs, (some) => conversionsOf(db, some));
    }),
  );
  app.get(
    '/days.csv',
    withAsked('30', (c, asked, partner) => {
      const { lines, currency } = readActivity(db, viewer(), asked.range, {
        partner,
        wanted: asked.currency,
      });
      return sendCsv(c, 'days.csv', dayColumns(currency), lines, (some) => some);
    }),
  );
  return app;
}

const clickColumns = ({ zone, stamp }: Viewer): Column<ListedClick>[] => [
  [`Time (${zone})`, ({ created_at }) => stamp(created_at)],
  ['Time (UTC)', ({ created_at }) => created_at],
  ['Ref', ({ ref }) => ref],
  ['Partner', ({ partner_name }) => partner_name],
  ['Landing page', ({ landing_url }) => landing_url],
  ['Came from', ({ referrer }) => referrer],
  ['Mode', ({ mode }) => mode],
  ['Click ID', ({ id }) => id],
];

const saleColumns = ({ zone, stamp }: Viewer): Column<ListedConversion>[] => [
  [`Time (${zone})`, ({ occurred_at }) => stamp(occurred_at)],
  ['Time (UTC)', ({ occurred_at }) => occurred_at],
  ['Amount', ({ amount_cents, currency }) => decimal(amount_cents, currency)],
  ['Refunded', ({ refunded_cents, currency }) => decimal(refunded_cents, currency)],
  ['Currency', ({ currency }) => currency],
  ['Counts as', ({ counts_as }) => counts_as],
  ['Partner', ({ partner_name }) => partner_name],
  ['Ref', ({ ref }) => ref],
  ['Reason', ({ code }) => reasonName(code)],
  ['Explanation', ({ explanation }) => explanation],
  ['Note', ({ note }) => note],
  ['Customer', ({ prospect_email }) => prospect_email],
  ['Told by', sourceName],
  ['Mode', ({ mode }) => mode],
  ['Transaction', ({ external_transaction_id }) => external_transaction_id],
  ['Stripe event', ({ stripe_event_id }) => stripe_event_id],
  ['Click ID', ({ click_id }) => click_id],
  ['Sale ID', ({ id }) => id],
];

const refusedColumns = ({ zone, stamp }: Viewer): Column<ListedRefusal>[] => [
  [`Last time (${zone})`, ({ last_at }) => stamp(last_at)],
  [`First time (${zone})`, ({ first_at }) => stamp(first_at)],
  ['Visits', ({ count }) => count],
  ['Ref', ({ ref }) => ref],
  ['Key', ({ merchant_key }) => merchant_key],
  ['Code', ({ code }) => code],
  ['Message', ({ message }) => message],
];

const dayColumns = (currency: string): Column<Line>[] => [
  ['First day', ({ first }) => String(first)],
  ['Last day', ({ last }) => String(last)],
  ['Clicks', ({ clicks }) => clicks],
  ['Attributed sales', ({ sales }) => sales],
  [`Revenue, ${currency}`, ({ amount_cents }) => decimal(amount_cents, currency)],
];

/** With a point and as many digits behind it as the currency has, for spreadsheets to add up. */
function decimal(amount: number, currency: string | null): string | null {
  if (!currency) return null;
  const digits = currencyExponent(currency);
  return (amount / 10 ** digits).toFixed(digits);
}
