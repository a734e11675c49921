import type { Db } from '../../support/database.ts';
import type { Mode } from '../decide.ts';
import { insertNew, row } from './sql.ts';

export type WebhookEvent = {
  readonly id: string;
  readonly type: string;
  readonly mode: Mode;
  readonly body: string;
  readonly received_at: string;
};

/** An event and what was made of it; null as long as nothing was. */
export type StoredEvent = WebhookEvent & { readonly outcome: string | null };

export type RefusedWebhook = { readonly reason: string; readonly body: string; readonly received_at: string };

/** Stores the raw event unless it is there; answers what was made of it before, null when nothing was yet. */
export function keepEvent(db: Db, event: WebhookEvent): string | null {
  insertNew(db, 'webhook_events', event);
  return (
    row<{ outcome: string | null }>(db, 'select outcome from webhook_events where id = ?', event.id)
      ?.outcome ?? null
  );
}

export function settleEvent(db: Db, id: string, outcome: string): void {
  db.prepare('update webhook_events set outcome = ? where id = ?').run(outcome, id);
}

export function addRefusedWebhook(db: Db, refused: RefusedWebhook): void {
  insertNew(db, 'refused_webhooks', refused);
}
