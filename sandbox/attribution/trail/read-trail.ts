import type { Db } from '../../support/database.ts';
import { conversionRequest } from '../conversion-wire.ts';
import { candidateClickIds, type Signals } from '../decide.ts';
import { latestClick, type StoredClick } from '../store/clicks.ts';
import { type ConversionRequest, findConversionRequest } from '../store/conversion-requests.ts';
import type { Conversion } from '../store/conversions.ts';
import type { Link, Partner } from '../store/partners.ts';
import { type RefusedClick, refusedBefore } from '../store/refused-clicks.ts';
import { row } from '../store/sql.ts';
import { findEvent, type StoredEvent } from '../store/webhooks.ts';
import { readFamily } from '../webhook/family.ts';
import { type Sale, salesOf } from '../webhook/sales.ts';

/** Everything stored about how a conversion came about. */
export type Trail = {
  readonly conversion: Conversion;
  readonly signals: Signals;
  readonly click?: StoredClick | undefined;
  readonly link?: Link | undefined;
  /** Who earns it, or who owns the click that does not count. */
  readonly partner?: Partner | undefined;
  /** Of a sale by Checkout: what Stripe's events tell of it, and the one that came first. */
  readonly sale?: Sale | undefined;
  readonly event?: StoredEvent | undefined;
  /** Of what the Conversion API was told. */
  readonly request?: ConversionRequest | undefined;
  /** What has happened in the `DAYS` before it was stored. */
  readonly before: Before;
};

export type Before = { readonly click?: StoredClick | undefined; readonly refused: readonly RefusedClick[] };

/** As long as a click counts where the tag says nothing else (`data-attribution-window`). */
export const DAYS = 30;

export function readTrail(db: Db, id: string): Trail | undefined {
  const conversion = row<Conversion>(db, 'select * from conversions where id = ?', id);
  if (!conversion) return undefined;
  const event = conversion.stripe_event_id ? findEvent(db, conversion.stripe_event_id) : undefined;
  const sale = event && readSale(db, event, conversion);
  const request = findConversionRequest(db, id);
  const signals = sale?.signals ?? signalsOf(request);
  const [click] = [conversion.click_id, ...candidateClickIds(signals)].flatMap(
    (clickId) => byId<StoredClick>(db, 'clicks', clickId) ?? [],
  );
  const link = byId<Link>(db, 'links', click?.link_id);
  const partner = byId<Partner>(db, 'partners', conversion.partner_id ?? click?.partner_id);
  const before = readBefore(db, conversion);
  return { conversion, signals, click, link, partner, sale, event, request, before };
}

function readBefore(db: Db, { mode, created_at }: Conversion): Before {
  const since = new Date(Date.parse(created_at) - DAYS * 24 * 3600 * 1000).toISOString();
  return {
    click: latestClick(db, mode, since, created_at),
    refused: refusedBefore(db, mode, since, created_at),
  };
}

function readSale(db: Db, { id }: StoredEvent, conversion: Conversion): Sale | undefined {
  const { facts, known } = readFamily(db, id);
  const sales = salesOf(facts, known);
  return sales.find(({ transaction }) => transaction === conversion.external_transaction_id);
}

function byId<Row>(db: Db, table: string, id: string | number | null | undefined): Row | undefined {
  return id ? row<Row>(db, `select * from ${table} where id = ?`, id) : undefined;
}

function signalsOf(request: ConversionRequest | undefined): Signals {
  const told = request && conversionRequest.safeParse(JSON.parse(request.body)).data;
  return { apiClickId: told?.click_id, promoCode: told?.promo_code };
}
