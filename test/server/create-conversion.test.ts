import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type ConversionError,
  type ConversionInput,
  createConversion,
  isConversionError,
} from '../../src/server.ts';
import { hurry } from '../support/hurry.ts';
import { CLICK } from '../support/values.ts';
import { type Script, startApi } from './support/api.ts';

const secretKey = 'sk_test_verysecret';
const lead: ConversionInput = { click_id: CLICK, external_transaction_id: 'order-1', event_type: 'lead' };
const created = { status: 201, body: '{}' };

/** The error that it rejects with. */
async function errorOf(call: Promise<unknown>): Promise<ConversionError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isConversionError(error)) throw new Error(`It is not a ConversionError: ${error}`);
  return error;
}

beforeEach(() => {
  // Next to no jitter: only a Retry-After makes an attempt wait.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  hurry();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createConversion', () => {
  it('sends the conversion as the contract has it', async () => {
    const { origin, received } = await startApi([created]);
    const sale = { ...lead, amount_cents: 4900, currency: 'eur', promo_code: null };
    expect(await createConversion(sale, { secretKey, apiUrl: origin })).toEqual({ status: 'recorded' });
    expect(received).toEqual([
      {
        path: 'POST /api/v1/conversions',
        headers: expect.objectContaining({
          authorization: `Bearer ${secretKey}`,
          'content-type': 'application/json',
        }),
        body: { ...lead, amount_cents: 4900, currency: 'EUR' },
      },
    ]);
  });

  it('reports a repeated transaction as recorded already', async () => {
    const { origin, received } = await startApi([{ status: 409 }]);
    expect(await createConversion(lead, { secretKey, apiUrl: origin })).toEqual({
      status: 'already_recorded',
    });
    expect(received).toHaveLength(1);
  });

  it('does not take the 409 of somebody else for that', async () => {
    const { origin } = await startApi([{ status: 409, body: '<html>Error 1001</html>' }]);
    await expect(createConversion(lead, { secretKey, apiUrl: origin })).rejects.toMatchObject({
      code: 'refused',
      status: 409,
    });
  });

  it.each([
    ['429', { status: 429 }],
    ['500', { status: 500, body: 'Oops' }],
    ['503', { status: 503 }],
    ['a cut connection', 'cut' as const],
  ])('repeats the same conversion after %s', async (_, failure) => {
    const { origin, received } = await startApi([failure, failure, failure, created]);
    expect(await createConversion(lead, { secretKey, apiUrl: origin })).toEqual({ status: 'recorded' });
    expect(received.map(({ body }) => body)).toEqual([lead, lead, lead, lead]);
  });

  it.each<[ConversionError['code'], number | undefined, Script, number]>([
    ['rate_limited', 429, [{ status: 429 }], 4],
    ['unavailable', 500, [{ status: 500 }], 4],
    ['unavailable', undefined, ['cut'], 4],
    ['invalid', 400, [{ status: 400 }], 1],
    ['unauthorized', 401, [{ status: 401 }], 1],
    ['not_attributed', 422, [{ status: 422 }], 1],
    ['refused', 404, [{ status: 404, body: '<html>' }], 1],
    ['refused', 307, [{ status: 307, headers: { Location: '/elsewhere' } }], 1],
    ['rate_limited', 429, [{ status: 429, headers: { 'Retry-After': '61' } }], 1],
  ])('gives up as %s at %s', async (code, status, script, attempts) => {
    const { origin, received } = await startApi(script);
    const error = await errorOf(createConversion(lead, { secretKey, apiUrl: origin }));
    expect(error).toMatchObject({ code, status, errors: [] });
    expect(error.message).toMatch(status ? `answered ${status}: ` : 'did not answer: ');
    expect(received).toHaveLength(attempts);
  });

  it.each([
    ['201 with an object', { status: 201, body: '{"conversion_id":"7"}' }],
    ['200 with an object', { status: 200, body: '{"conversion_id":"7"}' }],
  ])('takes %s for recorded', async (_, answer) => {
    const { origin } = await startApi([answer]);
    expect(await createConversion(lead, { secretKey, apiUrl: origin })).toEqual({ status: 'recorded' });
  });

  it.each([
    ['204', { status: 204 }],
    ['202 with an object', { status: 202, body: '{}' }],
    ['200 with a page', { status: 200, body: '<!doctype html><title>Shop</title>' }],
    ['201 without a body', { status: 201 }],
    ['201 with a text', { status: 201, body: '"recorded"' }],
    ['201 with a list', { status: 201, body: '[]' }],
    ['200 with null', { status: 200, body: 'null' }],
    ['200 with an error', { status: 200, body: '{"error":{"message":"No."}}' }],
  ])('takes %s for the answer of somebody else', async (_, answer) => {
    const { origin, received } = await startApi([answer]);
    const error = await errorOf(createConversion(lead, { secretKey, apiUrl: origin }));
    expect(error).toMatchObject({ code: 'refused', status: answer.status });
    expect(error.message).toContain('Check that apiUrl is the origin of the API.');
    expect(received).toHaveLength(1);
  });

  it.each([
    ['a text', 'no', ''],
    ['a message that is none', { message: 7, field: ['a'] }, ''],
    ['a field alone', { field: 'currency' }, ' currency is not accepted.'],
  ])('makes a sentence, or nothing, of an error that is %s', async (_, error, said) => {
    const { origin } = await startApi([{ status: 400, body: JSON.stringify({ error }) }]);
    const { message } = await errorOf(createConversion(lead, { secretKey, apiUrl: origin }));
    expect(message).toBe(`The Conversion API answered 400: it does not accept the conversion.${said}`);
  });

  it('passes on which field the API blames', async () => {
    const answer = { error: { field: 'currency', message: 'currency must be one that the merchant uses.' } };
    const { origin } = await startApi([{ status: 400, body: JSON.stringify(answer) }]);
    const error = await errorOf(createConversion(lead, { secretKey, apiUrl: origin }));
    expect(error.errors).toEqual([answer.error]);
    expect(error.message).toContain(' currency must be one that the merchant uses.');
  });

  it('waits as long as a Retry-After of up to a minute asks', async () => {
    vi.useFakeTimers();
    const fetch = vi.fn<typeof globalThis.fetch>();
    fetch.mockResolvedValueOnce(new Response('', { status: 429, headers: { 'Retry-After': '60' } }));
    fetch.mockResolvedValueOnce(new Response('{}', { status: 201 }));
    vi.stubGlobal('fetch', fetch);
    const call = createConversion(lead, { secretKey });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetch).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await call).toEqual({ status: 'recorded' });
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(
      Array.from({ length: 2 }, () => 'https://api.selgeo.com/api/v1/conversions'),
    );
  });

  it('counts an attempt of more than 10 seconds as failed', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      expect(milliseconds).toBe(10_000);
      return AbortSignal.abort(new DOMException('', 'TimeoutError'));
    });
    const error = await errorOf(createConversion(lead, { secretKey }));
    expect(error).toMatchObject({ code: 'unavailable', status: undefined });
    expect(error.message).toContain('It took longer than 10 seconds.');
  });

  it('sends nothing that is not complete, and names each field', async () => {
    const { origin, received } = await startApi([created]);
    const input = { click_id: randomUUID(), amount_cents: 1 } as ConversionInput;
    const error = await errorOf(createConversion(input, { secretKey, apiUrl: origin }));
    expect(error.code).toBe('invalid');
    expect(error.errors.map(({ field }) => field)).toEqual([
      'external_transaction_id',
      'event_type',
      'currency',
    ]);
    expect(error.message).toBe(
      'The conversion was not sent. external_transaction_id is required. event_type is required. ' +
        'currency is required when amount_cents is above 0.',
    );
    expect(received).toEqual([]);
  });

  it('refuses a public key', async () => {
    const error = await errorOf(createConversion(lead, { secretKey: 'pk_test_shop' }));
    expect(error.message).toContain('secretKey is a public key');
  });

  it('refuses to run in a browser', async () => {
    const { origin, received } = await startApi([created]);
    vi.stubGlobal('document', {});
    const error = await errorOf(createConversion(lead, { secretKey, apiUrl: origin }));
    expect(error.message).toContain('for servers');
    expect(received).toEqual([]);
  });

  it('takes null for no options', async () => {
    const error = await errorOf(createConversion(lead, null as never));
    expect(error.errors).toMatchObject([{ field: 'secretKey' }]);
  });

  it.each([
    ['as it is', secretKey, secretKey],
    ['in a longer name', secretKey, `Bearer ${secretKey}`],
    ['between characters that nobody sees', secretKey, [...secretKey].join('\u034f')],
    ['and is malformed', `${secretKey}\n`, `${secretKey}\n`],
    ['and is malformed within', 'sk_test_very secret', 'sk_test_very secret'],
  ])('does not repeat the secret key where it stands as the name of a field %s', async (_, key, field) => {
    const input = { ...lead, [field]: 'x' } as ConversionInput;
    const error = await errorOf(createConversion(input, { secretKey: key }));
    const texts = JSON.stringify([error.message, error.errors]);
    expect(texts).toContain('sk_… is not a field of a conversion');
    expect(texts).not.toMatch(/secret(?!Key)/);
  });

  it.each([undefined, '', 7, ' '])('names an unknown field where the secret key is %j', async (key) => {
    const input = { ...lead, amount: 1 } as ConversionInput;
    const error = await errorOf(createConversion(input, { secretKey: key as string }));
    expect(error.errors.map(({ field }) => field)).toEqual(['secretKey', 'amount']);
  });

  it('shortens and strips the name of an unknown field', async () => {
    const input = { ...lead, [`\u001b[31m${'x'.repeat(400)}\u202e`]: 1 } as ConversionInput;
    const { errors, message } = await errorOf(createConversion(input, { secretKey }));
    expect(errors[0]?.field.length).toBe(300);
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('shortens and strips whatever the API has said', async () => {
    const said = `\u001b[31m${'long '.repeat(200)}\u202e`;
    const { origin } = await startApi([
      { status: 400, body: JSON.stringify({ error: { message: `B\n${said}`, field: `a${said}` } }) },
    ]);
    const error = await errorOf(createConversion(lead, { secretKey, apiUrl: origin }));
    for (const text of [error.errors[0]?.field, error.errors[0]?.message]) expect(text?.length).toBe(300);
    expect(error.message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(error.message.length).toBeLessThan(700);
  });

  it.each<[string, Script]>([
    [
      'names it as a field',
      [{ status: 400, body: JSON.stringify({ error: { message: 'is bad', field: `Bearer ${secretKey}` } }) }],
    ],
    [
      'hides it between control characters',
      [{ status: 400, body: JSON.stringify({ error: { message: [...secretKey].join('\u0007') } }) }],
    ],
    [
      'hides it between characters that nobody sees',
      [{ status: 400, body: JSON.stringify({ error: { message: [...secretKey].join('\u034f') } }) }],
    ],
    [
      'repeats it at the end of a long text',
      [{ status: 400, body: JSON.stringify({ error: { message: `${'x'.repeat(285)}${secretKey}` } }) }],
    ],
    [
      'repeats it',
      [{ status: 401, body: JSON.stringify({ error: { message: `No such key: ${secretKey}` } }) }],
    ],
    ['cuts the connection', ['cut']],
  ])('keeps the secret key to itself when the API %s', async (_, script) => {
    const printed = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name),
    );
    const { origin } = await startApi(script);
    const error = await errorOf(createConversion(lead, { secretKey, apiUrl: origin }));
    const shown = JSON.stringify([error.message, error.stack, error.errors, error.cause, { ...error }]);
    // As a reader sees it, whatever stands between the letters.
    expect(shown.replace(/[^ -~]/g, '')).not.toContain('verysecret');
    for (const print of printed) expect(print).not.toHaveBeenCalled();
  });
});
