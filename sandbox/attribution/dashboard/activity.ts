import { html } from 'hono/html';
import type { Temporal } from 'temporal-polyfill';
import { currencyExponent } from '../../../src/agreed/currency.ts';
import type { Db } from '../../support/database.ts';
import { moneyOf } from '../money-of.ts';
import { clicksBySpan, firstMoment, salesBySpan } from '../store/activity.ts';
import type { Amount } from '../store/reads.ts';
import { chartView, type Series } from './chart.ts';
import type { Html } from './layout.ts';
import { type Bucket, bucketsOf, type Range, type Unit } from './range.ts';
import { dayOf, type Viewer } from './viewer.ts';

/** A day, or several of them, with what happened. */
export type Line = Bucket & {
  readonly clicks: number;
  readonly sales: number;
  /** Of sales in `currency`, less what was refunded. */
  readonly amount_cents: number;
};

export type Activity = {
  readonly unit: Unit;
  readonly lines: readonly Line[];
  readonly currency: string;
  /** The other currencies in which something was sold. */
  readonly others: readonly Amount[];
};

/** What has happened in a range, of everyone or of one partner. `wanted` is a currency; else it is that of most sales. */
export function readActivity(
  db: Db,
  { zone, today }: Viewer,
  { from, to }: Range,
  { partner, wanted }: { partner?: number | undefined; wanted?: string | undefined },
): Activity {
  const until = to ?? today;
  const { unit, buckets } = bucketsOf(from ?? beginning(firstMoment(db, partner), zone, until), until, zone);
  const clicks = clicksBySpan(db, buckets, partner);
  const sales = salesBySpan(db, buckets, partner);
  const tallies = tallyOf(sales);
  const currency = wanted ?? tallies[0]?.currency ?? 'USD';
  return {
    unit,
    currency,
    others: tallies.filter((one) => one.currency !== currency),
    lines: buckets.map((bucket, n) => {
      const own = sales.filter(({ span }) => span === n);
      return {
        ...bucket,
        clicks: clicks[n] ?? 0,
        sales: own.reduce((sum, one) => sum + one.sales, 0),
        amount_cents: own.find((one) => one.currency === currency)?.amount_cents ?? 0,
      };
    }),
  };
}

/** The day of the first thing that happened, but not one after the end. */
function beginning(first: string | undefined, zone: string, until: Temporal.PlainDate): Temporal.PlainDate {
  const day = first ? dayOf(first, zone) : until;
  return day.until(until).sign < 0 ? until : day;
}

/** Most sales first. */
function tallyOf(sales: ReturnType<typeof salesBySpan>): (Amount & { readonly sales: number })[] {
  const byCurrency = new Map<string, Amount & { sales: number }>();
  for (const { currency, sales: n, amount_cents } of sales) {
    if (!currency) continue;
    const before = byCurrency.get(currency) ?? { currency, sales: 0, amount_cents: 0 };
    byCurrency.set(currency, {
      currency,
      sales: before.sales + n,
      amount_cents: before.amount_cents + amount_cents,
    });
  }
  return [...byCurrency.values()].sort(
    (one, other) => other.sales - one.sales || (one.currency < other.currency ? -1 : 1),
  );
}

/** How a bar is called. */
export function lineName({ first, last }: Line, unit: Unit, { day }: Viewer): string {
  return unit === 'day' || first.equals(last) ? day(first) : `${day(first)} – ${day(last)}`;
}

/** The bars and, folded, the same as a table. `currencyHref` leads to the page in another currency. */
export function activityView(
  { unit, lines, currency, others }: Activity,
  viewer: Viewer,
  currencyHref: (currency: string) => string,
  csvHref: string,
): Html {
  const names = lines.map((line) => lineName(line, unit, viewer));
  const span = `per ${unit}, ${names[0]} to ${names.at(-1)}`;
  return html`<section class="section card activity" aria-labelledby="activity-heading">
    <div class="section-head">
      <h2 id="activity-heading">Per ${unit}</h2>
      <a class="more" href="${csvHref}" id="days-csv">Save as CSV</a>
    </div>
    <div id="activity" data-live>
      ${
        lines.every((line) => line.clicks + line.sales === 0)
          ? html`<p class="hint">Nothing happened in these days. Follow a partner’s link, or choose other days.</p>`
          : chartView(
              seriesOf(lines, currency),
              unit === 'day' ? names : lines.map(({ first }) => viewer.day(first)),
              span,
            )
      }
      ${
        others.length > 0
          ? html`<p class="others">Other currencies: ${others.map(
              (other, n) =>
                html`${n > 0 ? ', ' : ''}<a id="currency-${other.currency}" href="${currencyHref(other.currency)}">${moneyOf(other)}</a>`,
            )}</p>`
          : ''
      }
    </div>
    <details class="as-table">
      <summary>The same as a table</summary>
      <div class="scrolls" role="region" tabindex="0" aria-label="Clicks, sales and revenue ${span}">
        <table id="activity-table" data-live>
          <thead><tr><th scope="col">${unit === 'day' ? 'Day' : 'Days'}</th><th scope="col">Clicks</th><th scope="col">Sales</th><th scope="col">Revenue, ${currency}</th></tr></thead>
          <tbody>${lines.map((line, n) => html`<tr><th scope="row">${names[n]}</th><td>${line.clicks.toLocaleString('en-US')}</td><td>${line.sales.toLocaleString('en-US')}</td><td>${moneyOf({ currency, amount_cents: line.amount_cents })}</td></tr>`)}</tbody>
        </table>
      </div>
    </details>
  </section>`;
}

function seriesOf(lines: readonly Line[], currency: string): Series[] {
  const whole = (one: string, many: string) => (n: number) =>
    `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
  const compact = new Intl.NumberFormat('en-US', { notation: 'compact' });
  const money = new Intl.NumberFormat('en-US', { notation: 'compact', style: 'currency', currency });
  const [clicks, sales] = [lines.map((line) => line.clicks), lines.map((line) => line.sales)];
  return [
    {
      id: 'clicks',
      name: 'Clicks',
      values: clicks,
      text: whole('click', 'clicks'),
      short: (value) => compact.format(value),
    },
    {
      id: 'sales-bars',
      name: 'Attributed sales',
      values: sales,
      text: whole('sale', 'sales'),
      short: (value) => compact.format(value),
    },
    {
      id: 'revenue',
      name: `Revenue, ${currency}`,
      values: lines.map((line) => line.amount_cents),
      text: (amount_cents) => moneyOf({ currency, amount_cents }),
      short: (cents) => money.format(cents / 10 ** currencyExponent(currency)),
    },
  ];
}
