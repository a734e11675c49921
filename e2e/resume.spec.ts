import type { Sandbox } from '../sandbox/start.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { createLink } from './support/create-link.ts';
import { ASK_ONCE, firstAnswer } from './support/first-answer.ts';
import { IMPATIENT } from './support/impatient.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { newRef } from './support/new-ref.ts';
import { payHost } from './support/pay-host.ts';
import { sentClicks, sentRefs } from './support/sent.ts';
import type { Site } from './support/site.ts';
import { storedClicks } from './support/stored-clicks.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID, visit } from './support/visit.ts';

test.beforeEach(({ knownErrors }) => {
  knownErrors.push(...NETWORK_ERRORS);
});
test.afterEach(({ sandbox }) => sandbox.faults.clear());

const ready = (page: PortablePage) => page.evaluate(() => window.__selgeo?.ready());
const clickIdOf = (page: PortablePage) => page.evaluate(() => window.__selgeo?.getClickId());

/** A page of an application in which a visitor can do all that makes the snippet try again. */
function application(sandbox: Sandbox, site: Site): string {
  site.page('/lead', '<p>Thanks</p>');
  return site.page(
    '/app',
    `${IMPATIENT}${tag(sandbox, { ...ASK_ONCE, 'data-payment-link-hosts': payHost(site) })}
    <button id="route" onclick="history.pushState(null, '', '/app/' + Math.random())">Route</button>
    <a href="http://${payHost(site)}/buy" onclick="event.preventDefault()">Buy</a>
    <form data-selgeo action="/lead" onsubmit="event.preventDefault()"><button>Send</button></form>`,
  );
}

for (const [occasion, act] of Object.entries({
  'a route change': (page: PortablePage) => page.click('#route'),
  'the use of a Payment Link': (page: PortablePage) => page.click('a'),
  'a submit': (page: PortablePage) => page.evaluate(() => document.querySelector('form')?.requestSubmit()),
  'a call of ready()': (page: PortablePage) => page.evaluate(() => void window.__selgeo?.ready()),
})) {
  test(`${occasion} resumes the click that an outage has left in the page`, async ({
    page,
    sandbox,
    site,
    received,
  }) => {
    const ref = await newRef(sandbox);
    sandbox.faults.add({ kind: 'status', status: 503 });
    await page.goto(`${application(sandbox, site)}?ref=${ref}`);
    expect((await firstAnswer(page)).status).toBe('unreachable');
    expect(received.clicks()).toHaveLength(4);
    sandbox.faults.clear();

    await act(page);
    await expect.poll(() => clickIdOf(page)).toMatch(UUID);
    expect(sentRefs(received)).toEqual([ref, ref, ref, ref, ref]);
    expect(sentClicks(received)).toBe(1);
    expect(await storedClicks(sandbox, ref)).toMatchObject([{ id: await clickIdOf(page) }]);
  });
}

test('ready() waits for the attempts that it has begun', async ({ page, sandbox, site }) => {
  sandbox.faults.add({ kind: 'status', status: 503 });
  await page.goto(`${application(sandbox, site)}?ref=demo`);
  await firstAnswer(page);
  sandbox.faults.clear();
  expect(await ready(page)).toEqual({ clickId: expect.stringMatching(UUID), status: 'registered' });
});

test('while the API stays down, a page sends its click twelve times at the most, and never without a pause', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  sandbox.faults.add({ kind: 'status', status: 503 });
  await visit(page, `${application(sandbox, site)}?ref=demo`);
  for (let route = 0; route < 5; route++) {
    await page.click('#route');
    await page.click('a');
    expect(await ready(page)).toEqual({ clickId: null, status: 'unreachable' });
  }
  expect(received.clicks().length).toBeGreaterThan(4);
  expect(received.clicks().length).toBeLessThanOrEqual(12);
  expect(sentClicks(received)).toBe(1);
});

test('a click that cannot be delivered does not hold up the next, and does not replace it when it gets through', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const stuck = await newRef(sandbox, 'stuck');
  const next = await newRef(sandbox, 'next');
  sandbox.faults.add({ kind: 'status', status: 500, ref: stuck });
  const landing = site.page('/', IMPATIENT + tag(sandbox));
  await visit(page, `${landing}?ref=${stuck}`);
  const clickId = await visit(page, `${landing}?ref=${next}`);
  expect(await storedClicks(sandbox, next)).toMatchObject([{ id: clickId }]);

  sandbox.faults.clear();
  expect(await visit(page, site.page('/next', tag(sandbox)))).toBe(clickId);
  await expect.poll(() => storedClicks(sandbox, stuck)).toHaveLength(1);
  expect(await clickIdOf(page)).toBe(clickId);
  expect(await page.evaluate(() => sessionStorage.getItem('__selgeo_cid'))).toBe(clickId);
  expect(sentClicks(received)).toBe(2);
});

test('a refused click is forgotten: a fresh landing sends it again, and it wins', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const early = `early-${crypto.randomUUID()}`;
  const landing = site.page('/', tag(sandbox));
  const first = await visit(page, `${landing}?ref=demo`);
  expect(await visit(page, `${landing}?ref=${early}`)).toBe(first);
  await visit(page, site.page('/next', tag(sandbox)));
  // Now the partner's link is there.
  await createLink(sandbox, early);
  const second = await visit(page, `${landing}?ref=${early}`);
  expect(second).not.toBe(first);
  expect(await storedClicks(sandbox, early)).toMatchObject([{ id: second }]);
  expect(sentRefs(received)).toEqual(['demo', early, early]);
});

test('neither a route change nor a reload sends a refused click again', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const unknown = `unknown-${crypto.randomUUID()}`;
  await visit(page, `${application(sandbox, site)}?ref=${unknown}`);
  for (const query of ['', `?ref=${unknown}`]) {
    await page.evaluate((query) => history.pushState(null, '', `/app${query}`), query);
    await page.click('a');
    expect(await ready(page)).toEqual({ clickId: null, status: 'rejected' });
  }
  await page.reload();
  await settled(page);
  expect(sentRefs(received)).toEqual([unknown]);
});

test('with data-attribution="first", the first click that the API accepts is the first', async ({
  page,
  sandbox,
  site,
  received,
}) => {
  const unknown = `unknown-${crypto.randomUUID()}`;
  const [real, late] = [await newRef(sandbox, 'real'), await newRef(sandbox, 'late')];
  sandbox.faults.add({ kind: 'down' });
  const html = IMPATIENT + tag(sandbox, { 'data-attribution': 'first' });
  const landing = site.page('/', html);
  for (const ref of [unknown, real, late]) await visit(page, `${landing}?ref=${ref}`);
  sandbox.faults.clear();

  const clickId = await visit(page, site.page('/next', html));
  expect(await storedClicks(sandbox, real)).toMatchObject([{ id: clickId }]);
  const answered = received.clicks().filter(({ status }) => status);
  expect(answered.map(({ body, status }) => [(body as { ref: string }).ref, status])).toEqual([
    [unknown, 404],
    [real, 201],
  ]);
});

test('with data-attribution="first", a click that cannot be delivered is not overtaken', async ({
  page,
  sandbox,
  site,
}) => {
  const [stuck, next] = [await newRef(sandbox, 'stuck'), await newRef(sandbox, 'next')];
  sandbox.faults.add({ kind: 'status', status: 500, ref: stuck });
  const html = IMPATIENT + tag(sandbox, { 'data-attribution': 'first' });
  const landing = site.page('/', html);
  for (const ref of [stuck, next]) expect(await visit(page, `${landing}?ref=${ref}`)).toBeNull();
  sandbox.faults.clear();
  const clickId = await visit(page, site.page('/next', html));
  expect(await storedClicks(sandbox, stuck)).toMatchObject([{ id: clickId }]);
  expect(await storedClicks(sandbox, next)).toEqual([]);
});
