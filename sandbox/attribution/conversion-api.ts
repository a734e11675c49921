import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { conversionRequest } from './conversion-wire.ts';
import { candidateClickIds, decide } from './decide.ts';
import type { Deps } from './deps.ts';
import { invalidField, parseJson, problem } from './problem.ts';
import { saleName } from './sale-name.ts';
import { findClicks } from './store/clicks.ts';
import { keepReported } from './store/conversion-requests.ts';
import { type Conversion, decisionColumns, findConversion } from './store/conversions.ts';
import { modeOfKey } from './store/keys.ts';
import { findPartnerByPromoCode } from './store/partners.ts';

/** `POST /api/v1/conversions`: a merchant's server reports a lead or a sale of its own. Not for browsers: no CORS. */
export function createConversionApi({ db, now, rateLimit, announce }: Deps): Hono {
  const record = async (c: Context) => {
    const key = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const mode = modeOfKey(db, 'secret', key);
    if (!mode) return c.json(problem('unknown_key', null, missingKey(key)), 401);
    const wait = rateLimit(key);
    if (wait > 0) {
      c.header('Retry-After', String(wait));
      return c.json(
        problem('too_many_requests', null, `More than 1,000 requests a minute; wait ${wait} s.`),
        429,
      );
    }
    const body = await c.req.text();
    const json = parseJson(body);
    if ('error' in json) return c.json(json, 400);
    const request = conversionRequest.safeParse(json.value);
    if (!request.success) return c.json(invalidField(request.error), 400);
    const { click_id, promo_code, ...facts } = request.data;
    const signals = { apiClickId: click_id, promoCode: promo_code };
    const decision = decide({
      ...signals,
      mode,
      clicks: findClicks(db, candidateClickIds(signals)),
      promoPartner: promo_code ? findPartnerByPromoCode(db, promo_code) : undefined,
    });
    const at = new Date(now()).toISOString();
    const conversion: Conversion = {
      id: randomUUID(),
      mode,
      source: 'api',
      external_transaction_id: facts.external_transaction_id,
      event_type: facts.event_type,
      amount_cents: facts.amount_cents,
      currency: facts.currency ?? null,
      refunded_cents: 0,
      counts_as: facts.amount_cents > 0 ? 'sale' : 'lead',
      ...decisionColumns(decision),
      note: decision.attributed ? null : 'Not recorded: the Conversion API has refused it with 422.',
      prospect_email: facts.prospect_email ?? null,
      stripe_event_id: null,
      occurred_at: facts.occurred_at ?? at,
      created_at: at,
    };
    const isKept = keepReported(db, conversion, body);
    if (isKept) {
      announce({
        kind: 'conversion',
        text: `${saleName(conversion)} by Conversion API. ${decision.explanation}`,
      });
    }
    if (!decision.attributed) {
      const field = click_id ? 'click_id' : 'promo_code';
      return c.json(
        decision.code === 'no_reference'
          ? problem('no_signal', null, 'Send a click_id or a promo_code: one of them says who earned it.')
          : problem(decision.code, field, decision.explanation),
        422,
      );
    }
    if (!isKept) {
      const { id } = findConversion(db, mode, conversion.external_transaction_id) ?? { id: null };
      const repeated = problem(
        'repeated',
        'external_transaction_id',
        'This transaction is already recorded.',
      );
      return c.json({ ...repeated, conversion_id: id }, 409);
    }
    const { code, explanation, clickId, partnerId } = decision;
    return c.json(
      { conversion_id: conversion.id, click_id: clickId, partner_id: partnerId, code, explanation },
      201,
    );
  };

  return new Hono().post('/api/v1/conversions', record).all('/api/v1/conversions', (c) => {
    c.header('Allow', 'POST');
    return c.json(
      problem('method_not_allowed', null, 'Conversions are recorded with POST, from a server.'),
      405,
    );
  });
}

function missingKey(key: string): string {
  if (key.startsWith('pk_'))
    return 'A public key cannot record conversions; send the secret key, sk_test_… or sk_live_….';
  return key
    ? 'This environment does not know the key.'
    : 'Send "Authorization: Bearer sk_test_…" or "sk_live_…".';
}
