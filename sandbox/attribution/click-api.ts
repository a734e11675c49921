import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type ClickAnswer, clickRequest } from './click-wire.ts';
import type { Deps } from './deps.ts';
import { invalidField, type Problem, parseJson, problem } from './problem.ts';
import { promisesOf } from './promises.ts';
import { quote } from './quote.ts';
import { addClick } from './store/clicks.ts';
import { modeOfKey } from './store/keys.ts';
import { findLinkByRef, findPartner } from './store/partners.ts';
import { keepRefusedClick } from './store/refused-clicks.ts';

/** `POST /v1/clicks`: registers a visitor's arrival on a partner's link, exactly once for every `request_id`. */
export function createClickApi({ db, now, rateLimit, announce }: Deps): Hono {
  const at = () => new Date(now()).toISOString();

  const refuse = (c: Context, sent: unknown, why: Problem, status: 400 | 401 | 404) => {
    const { ref, merchant_key } = sentBy(sent);
    const { code, message } = why.error;
    keepRefusedClick(db, { merchant_key, ref, code, message }, at());
    announce({ kind: 'click-refused', text: `Click on ?ref=${quote(ref)} refused: ${message}` });
    return c.json(why, status);
  };

  const register = async (c: Context) => {
    const json = parseJson(await c.req.text());
    if ('error' in json) return refuse(c, undefined, json, 400);
    const request = clickRequest.safeParse(json.value);
    if (!request.success) return refuse(c, json.value, invalidField(request.error), 400);
    const { merchant_key, ref, request_id, landing_url, referrer, visitor_token } = request.data;

    const mode = modeOfKey(db, 'public', merchant_key);
    if (!mode) {
      const why = problem('unknown_key', 'merchant_key', 'This environment does not know the key.');
      return refuse(c, request.data, why, 401);
    }
    const wait = rateLimit(merchant_key);
    if (wait > 0) {
      c.header('Retry-After', String(wait));
      return c.json(
        problem('too_many_requests', null, `More than 1,000 requests a minute; wait ${wait} s.`),
        429,
      );
    }
    const link = findLinkByRef(db, ref);
    if (!link) {
      const why = problem('unknown_ref', 'ref', 'No tracking link has this referral token.');
      return refuse(c, request.data, why, 404);
    }

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
      created_at: at(),
    });
    const partner = findPartner(db, click.partner_id);
    if (isNew) {
      announce({
        kind: 'click',
        text: `Click on ?ref=${link.ref} of ${partner?.name ?? ''}, landed on ${new URL(landing_url).pathname}`,
      });
    }
    const answer: ClickAnswer = {
      click_id: click.id,
      visitor_token: click.visitor_token,
      ...(partner && promisesOf(partner)),
    };
    return c.json(answer, isNew ? 201 : 200);
  };

  return new Hono().post('/v1/clicks', register).all('/v1/clicks', (c) => {
    c.header('Allow', 'POST, OPTIONS');
    return c.json(problem('method_not_allowed', null, 'Clicks are registered with POST.'), 405);
  });
}

/** What a refused request tells of itself, as far as it is text. Of keys only public ones are kept. */
function sentBy(sent: unknown): { readonly ref: string; readonly merchant_key: string } {
  const { ref, merchant_key } = { ...(sent as { ref?: unknown; merchant_key?: unknown } | undefined) };
  const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 255) : '');
  return { ref: text(ref), merchant_key: text(merchant_key).match(/^pk_.*/s)?.[0] ?? '' };
}
