import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';
import { freePort } from '../../sandbox/support/serve.ts';
import { open } from './support/open.ts';
import { BACK_ENDS, readWorld } from './support/world.ts';

const SECRET = 'sk_test_not_for_buyers';

type Answer = { readonly status: number; readonly type: string; readonly body: string };

/** What Stripe, or something in its way, may answer instead of a session. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'a refusal': {
    status: 401,
    type: 'application/json',
    body: JSON.stringify({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided.' } }),
  },
  'a page of something in between': { status: 400, type: 'text/html', body: '<h1>Blocked</h1>' },
};

// What a stack trace looks like in one of the four.
const TRACE = /Traceback|node_modules|Stack trace|backtrace|on line \d|\.(mjs|py|php|rb):\d/i;

for (const backEnd of BACK_ENDS) {
  test(`${backEnd}: whatever is wrong with Stripe, the buyer reads a plain message`, async () => {
    test.skip(!readWorld().shops[backEnd], 'Its language is not installed.');
    const stripe = await startBadStripe();
    // All else is as its `.env` says.
    const shop = await open(backEnd, { STRIPE_API_URL: stripe.origin, STRIPE_SECRET_KEY: SECRET });
    try {
      for (const [name, answer] of Object.entries(ANSWERS)) {
        stripe.answerWith(answer);
        await test.step(name, () => expectPlainMessages(shop.address));
      }
      expect(stripe.authorizations()).toEqual(new Set([`Bearer ${SECRET}`]));
      await stripe.close();
      await test.step('nothing, because it is down', () => expectPlainMessages(shop.address));
    } finally {
      await shop.close();
      await stripe.close();
    }
  });
}

async function expectPlainMessages(shop: string): Promise<void> {
  for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
    const response = await fetch(`${shop}/checkout`, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: type === 'application/json' ? '{}' : '',
      redirect: 'manual',
    });
    const text = await response.text();
    expect(response.status, text).toBe(502);
    expect(text).toContain('nothing was charged');
    expect(text).not.toMatch(TRACE);
    expect(text).not.toContain(SECRET);
    if (type === 'application/json') expect(JSON.parse(text)).toEqual({ error: expect.any(String) });
    else expect(text).toContain('<h1>That did not work</h1>');
  }
}

async function startBadStripe() {
  let answer: Answer | undefined;
  const authorizations = new Set<string | undefined>();
  const server = createServer((request, response) => {
    authorizations.add(request.headers.authorization);
    response
      .writeHead(answer?.status ?? 500, { 'Content-Type': answer?.type ?? 'text/plain' })
      .end(answer?.body);
  });
  const port = await freePort(0);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    answerWith: (next: Answer) => {
      answer = next;
    },
    authorizations: () => authorizations,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
