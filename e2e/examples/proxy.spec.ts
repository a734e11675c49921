import { overPlaywright } from '../engines/playwright-page.ts';
import { createLink } from '../support/create-link.ts';
import { storedClicks } from '../support/stored-clicks.ts';
import { settled, UUID } from '../support/visit.ts';
import { expect, test } from './support/test.ts';
import type { World } from './support/world.ts';

// The first-party proxy of Next.js's example, which is that of docs/proxy.md; test/readme/proxies.test.ts has the others.

const TEXT = 'text/plain;charset=UTF-8';

/** A click as the snippet would send it, but for the cookies. */
async function send(world: World, ref: string) {
  const body = {
    merchant_key: 'pk_test_sandbox',
    ref,
    request_id: crypto.randomUUID(),
    landing_url: 'https://shop.example/',
  };
  const response = await fetch(`${world.shops.nextjs}/s/v1/clicks`, {
    method: 'POST',
    headers: { 'Content-Type': TEXT, Cookie: 'session=secret' },
    body: JSON.stringify(body),
  });
  return { response, body };
}

/** What the attribution API has received for a referral token. */
async function received({ origins }: World, ref: string) {
  const requests = await (await fetch(`${origins.attribution}/sandbox/requests`)).json();
  return requests.filter(({ body }: { body: { ref?: string } }) => body.ref === ref);
}

test('the click is handed on as it is, with the address of the visitor and without cookies', async ({
  world,
}) => {
  const ref = `proxied-${crypto.randomUUID()}`;
  await createLink(world, ref);
  const { response, body } = await send(world, ref);
  expect(response.status).toBe(201);
  const { click_id } = await response.json();
  expect(await storedClicks(world, ref)).toMatchObject([{ id: click_id }]);

  const [{ headers, ...request }] = await received(world, ref);
  expect(request).toMatchObject({ method: 'POST', path: '/v1/clicks', body });
  expect(headers).toMatchObject({ 'content-type': TEXT, host: new URL(world.origins.attribution).host });
  expect(headers['x-forwarded-for']).toMatch(/^(::ffff:)?127\.0\.0\.1$/);
  expect(headers).not.toHaveProperty('cookie');
});

test('status, body and Retry-After come back, and nothing is cached', async ({ world }) => {
  const ref = `refused-${crypto.randomUUID()}`;
  const faults = [
    { kind: 'status', status: 429, retry_after: 7, ref, count: 1 },
    { kind: 'status', status: 503, ref, count: 1 },
  ];
  const added = await fetch(`${world.origins.attribution}/sandbox/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(faults),
  });
  expect(added.status).toBe(201);

  for (const [status, retryAfter] of [
    [429, '7'],
    [503, null],
    [404, null],
  ]) {
    const { response } = await send(world, ref);
    expect(response.status).toBe(status);
    expect(response.headers.get('Retry-After')).toBe(retryAfter);
    expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } });
  }
  expect(await received(world, ref)).toHaveLength(3);
});

test('the snippet registers a click by data-api-url="/s"', async ({ page, world, clicks }) => {
  const ref = `path-${crypto.randomUUID()}`;
  await createLink(world, ref);
  await page.goto(`${world.shops.nextjs}/?ref=${ref}`);
  await page.evaluate((src) => {
    const script = document.createElement('script');
    Object.assign(script, { src });
    Object.assign(script.dataset, { merchant: 'pk_test_sandbox', apiUrl: '/s' });
    document.head.append(script);
  }, `${world.origins.attribution}/v1/selgeo.js`);
  const clickId = await settled(overPlaywright(page));
  expect(clickId).toMatch(UUID);
  expect(await storedClicks(world, ref)).toMatchObject([{ id: clickId }]);
  expect(clicks).toEqual([ref]);
});
