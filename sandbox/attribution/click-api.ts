import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type ClickAnswer, clickRequest } from './click-wire.ts';
import type { Deps } from './deps.ts';
import { invalidField, parseJson, problem } from './problem.ts';
import { addClick } from './store/clicks.ts';
import { modeOfKey } from './store/keys.ts';
import { findLinkByRef, findPartner } from './store/partners.ts';

/** `POST /v1/clicks`: registers a visitor's arrival on a partner's link, exactly once for every `request_id`. */
export function createClickApi({ db, now, rateLimit, announce }: Deps): Hono {
  const register = async (c: Context) => {
    const json = parseJson(await c.req.text());
    if ('error' in json) return c.json(json, 400);
    const request = clickRequest.safeParse(json.value);
    if (!request.success) return c.json(invalidField(request.error), 400);
    const { merchant_key, ref, request_id, landing_url, referrer, visitor_token } = request.data;

    const mode = modeOfKey(db, 'public', merchant_key);
    if (!mode)
      return c.json(problem('unknown_key', 'merchant_key', 'This environment does not know the key.'), 401);
    const wait = rateLimit(merchant_key);
    if (wait > 0) {
      c.header('Retry-After', String(wait));
      return c.json(
        problem('too_many_requests', null, `More than 1,000 requests a minute; wait ${wait} s.`),
        429,
      );
    }
    const link = findLinkByRef(db, ref);
    if (!link) return c.json(problem('unknown_ref', 'ref', 'No tracking link has this referral token.'), 404);

    const { click, isNew } = addClick(db, {
      id: randomUUID(),
      merchant_key,
      mode,
      request_id,
      ref,
      link_id: link.id,
      partner_id: link.partner_id,
      landing_url,
      referrer: referrer ?? null,
      visitor_token: visitor_token ?? randomUUID(),
      created_at: new Date(now()).toISOString(),
    });
    if (isNew) {
      const partner = findPartner(db, link.partner_id)?.name ?? '';
      announce({
        kind: 'click',
        text: `Click on ?ref=${link.ref} of ${partner}, landed on ${new URL(landing_url).pathname}`,
      });
    }
    const answer: ClickAnswer = { click_id: click.id, visitor_token: click.visitor_token };
    return c.json(answer, isNew ? 201 : 200);
  };

  return new Hono().post('/v1/clicks', register).all('/v1/clicks', (c) => {
    c.header('Allow', 'POST, OPTIONS');
    return c.json(problem('method_not_allowed', null, 'Clicks are registered with POST.'), 405);
  });
}
