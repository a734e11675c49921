import { describe, expect, it, vi } from 'vitest';
import { startTracker } from '../../src/visit/tracker.ts';
import { fakeApi, neverAnswers, registers } from '../support/api.ts';
import { refsSeen } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { type Arrival, newTabPerTest, open, redefine, route } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();

function visit(path: string, referrer?: string, arrival?: Arrival) {
  open(path, referrer, arrival);
  return startTracker(optionsOf());
}

describe('the landing page', () => {
  it('is the one that the browser has loaded, when a router has cleaned its address', async () => {
    const calls = fakeApi();
    await visit('/shop', '', { landing: '/pricing?ref=abc&token=secret' }).ready();
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body).toMatchObject({ ref: 'abc', landing_url: 'https://shop.test/pricing' });
  });

  it('is the page before, when the visitor has left that before any script ran there', async () => {
    const calls = fakeApi();
    await visit('/pricing', 'https://shop.test/start?ref=abc&token=secret').ready();
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body).toMatchObject({ ref: 'abc', landing_url: 'https://shop.test/start' });
    expect(calls[0]?.body).not.toHaveProperty('referrer');
  });

  it('is not the page before when that belongs to another site', async () => {
    const calls = fakeApi();
    await visit('/pricing', 'https://blog.test/?ref=abc').ready();
    expect(calls).toHaveLength(0);
  });

  it('is the page before in a new tab only when no other tab answers for it', async () => {
    const calls = fakeApi();
    visit('/pricing', 'https://shop.test/?ref=abc', { isNewTab: true });
    await pass(299);
    expect(calls).toHaveLength(0);
    await pass(1);
    expect(calls.map(({ body }) => body.ref)).toEqual(['abc']);
  });

  it('registers once what the page before, the browser and the address all say', async () => {
    const calls = fakeApi();
    const page = 'https://shop.test/?ref=abc';
    await visit('/?ref=abc', page).ready();
    await visit('/pricing', page).ready();
    expect(calls).toHaveLength(1);
  });

  it('follows the page before: then it wins', async () => {
    const calls = fakeApi(registers(CLICK), registers(LATER_CLICK));
    const readiness = await visit('/?ref=def', 'https://shop.test/?ref=abc').ready();
    expect(calls.map(({ body }) => body.ref)).toEqual(['abc', 'def']);
    expect(readiness.clickId).toBe(LATER_CLICK);
  });

  it('can be missing: then the address counts', async () => {
    const calls = fakeApi();
    open('/?ref=abc');
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([]);
    await startTracker(optionsOf()).ready();
    expect(calls).toHaveLength(1);
  });
});

describe('going back', () => {
  it.each(['back_forward', 'reload'] as const)('(%s) to an older landing page is no click', async (type) => {
    const calls = fakeApi(registers(CLICK), registers(LATER_CLICK));
    await visit('/?ref=abc').ready();
    await visit('/?ref=def').ready();
    const readiness = await visit('/?ref=abc', '', { type }).ready();
    expect(readiness.clickId).toBe(LATER_CLICK);
    expect(calls).toHaveLength(2);
    expect(refsSeen()).toEqual(['def', 'abc']);
  });

  it.each(['back_forward', 'reload'] as const)('(%s) to one that is new here is', async (type) => {
    const calls = fakeApi();
    await visit('/?ref=abc', '', { type }).ready();
    expect(calls).toHaveLength(1);
  });

  it('from the cache registers nothing, and shows what the tab stores now', async () => {
    const calls = fakeApi();
    const selgeo = visit('/?ref=abc');
    await selgeo.ready();
    sessionStorage.setItem('__selgeo_cid', LATER_CLICK);
    sessionStorage.setItem('__selgeo_seen', '["def","abc"]');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await expect(selgeo.ready()).resolves.toEqual({ clickId: LATER_CLICK, status: 'registered' });
    expect(calls).toHaveLength(1);
  });
});

describe('a router', () => {
  const navigation = new EventTarget();

  it.each([
    ['a click', () => dispatchEvent(new Event('click'))],
    ['the Navigation API', () => navigation.dispatchEvent(new Event('currententrychange'))],
  ])('brings a referral, and %s tells', async (_, tell) => {
    redefine('navigation', { value: navigation });
    const calls = fakeApi();
    const selgeo = visit('/');
    await selgeo.ready();
    route('/partners?ref=abc');
    tell();
    await expect(selgeo.ready()).resolves.toEqual({ clickId: CLICK, status: 'registered' });
    tell();
    route('/?ref=abc');
    tell();
    await pass(60_000);
    expect(calls).toHaveLength(1);
  });

  it('that goes back to an older referral brings no click', async () => {
    const calls = fakeApi();
    await visit('/?ref=abc').ready();
    for (const path of ['/?ref=def', '/?ref=abc', '/?ref=def']) {
      route(path);
      dispatchEvent(new Event('click'));
      await pass(0);
    }
    expect(calls.map(({ body }) => body.ref)).toEqual(['abc', 'def']);
  });
});

describe('a prerendered page', () => {
  it('does nothing before the visitor sees it, and is no less ready then', async () => {
    Object.defineProperty(Document.prototype, 'prerendering', { value: true, configurable: true });
    const calls = fakeApi();
    const wait = visit('/?ref=abc').ready();
    await pass(60_000);
    expect(calls).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    Reflect.deleteProperty(Document.prototype, 'prerendering');
    document.dispatchEvent(new Event('prerenderingchange'));
    await expect(wait).resolves.toEqual({ clickId: CLICK, status: 'registered' });
    expect(calls).toHaveLength(1);
  });

  it('is not what a hidden tab is', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const calls = fakeApi(neverAnswers);
    visit('/?ref=abc');
    await pass(0);
    expect(calls).toHaveLength(1);
  });
});
