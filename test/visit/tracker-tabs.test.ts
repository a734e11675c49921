import { describe, expect, it } from 'vitest';
import type { RawOptions } from '../../src/agreed/options.ts';
import { startTracker } from '../../src/visit/tracker.ts';
import { fakeApi, isDown, neverAnswers, notNow, registers } from '../support/api.ts';
import { seen } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import { holdIdle, newTabPerTest, open, show } from '../support/page.ts';
import { eventually, pass, settledValue } from '../support/settled.ts';
import { openChannels, otherTab } from '../support/tabs.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();

const registered = { clickId: CLICK, status: 'registered' };
const none = { clickId: null, status: 'none' };

/** A page that a link of the site has opened in a new tab. */
function visitInNewTab(path = '/pricing', raw?: RawOptions, opener = 'https://shop.test/?ref=abc') {
  open(path, opener, { isNewTab: true });
  return startTracker(optionsOf(raw));
}

function visit(path: string, raw?: RawOptions) {
  open(path);
  return startTracker(optionsOf(raw));
}

describe('a new tab', () => {
  it('has the click of the tab that has opened it, without a request', async () => {
    const calls = fakeApi();
    open('/');
    const page = show('<main><a href="https://buy.stripe.com/a">Buy</a></main>');
    const idle = holdIdle();
    const selgeo = visitInNewTab();
    otherTab([CLICK, 'vt_1', '["abc"]']);
    await expect(selgeo.ready()).resolves.toEqual(registered);
    idle.come();
    expect(page.innerHTML).toContain(CLICK);
    await pass(60_000);
    expect(calls).toHaveLength(0);
  });

  it('reports "none" after 300 ms without an answer', async () => {
    fakeApi();
    const wait = visitInNewTab('/pricing', undefined, 'https://shop.test/').ready();
    await pass(299);
    expect(await settledValue(wait)).toBeUndefined();
    await pass(1);
    expect(await settledValue(wait)).toEqual(none);
  });

  it('takes over a click that is registered later', async () => {
    fakeApi();
    const selgeo = visitInNewTab('/pricing', undefined, 'https://shop.test/');
    const other = otherTab();
    expect(await eventually(selgeo.ready())).toEqual(none);
    other.say([CLICK]);
    await pass(0);
    await expect(selgeo.ready()).resolves.toEqual(registered);
  });

  it('asks no other tab when it has its own referral', async () => {
    const calls = fakeApi(neverAnswers);
    const { heard } = otherTab([LATER_CLICK]);
    visitInNewTab('/?ref=def');
    await pass(60_000);
    expect(heard).toEqual([]);
    expect(new Set(calls.map(({ body }) => body.ref))).toEqual(new Set(['def']));
  });

  it('asks no other tab when the hand-off is switched off', async () => {
    fakeApi();
    await expect(visitInNewTab('/pricing', { tabs: 'off' }).ready()).resolves.toEqual(none);
    expect(openChannels()).toBe(0);
  });
});

describe('a tab with a referral', () => {
  it('tells a tab that has asked before this one had joined', async () => {
    fakeApi(registers(CLICK));
    const idle = holdIdle();
    const selgeo = visit('/?ref=abc');
    const other = otherTab();
    other.say([]);
    await expect(selgeo.ready()).resolves.toEqual(registered);
    expect(other.heard).toEqual([]);
    idle.come();
    await pass(0);
    expect(other.heard).toEqual([[CLICK, undefined, seen(), seen()[0]?.at]]);
  });

  it('answers once its click is registered', async () => {
    fakeApi(notNow()[0]?.[1] ?? isDown, registers(CLICK, { visitor_token: 'vt_1' }));
    const idle = holdIdle();
    visit('/?ref=abc');
    await pass(0);
    const other = otherTab();
    idle.come();
    other.say([]);
    await pass(0);
    const [landing] = seen();
    expect(other.heard).toEqual([['under way', undefined, [landing], landing?.at]]);
    await pass(1000);
    expect(other.heard.slice(1)).toEqual([[CLICK, 'vt_1', [landing], landing?.at]]);
    other.say([]);
    await pass(0);
    expect(other.heard).toHaveLength(3);
  });

  it('opens one channel, whatever happens', async () => {
    fakeApi(registers(CLICK), registers(LATER_CLICK));
    await visit('/?ref=abc').ready();
    for (const type of ['pageshow', 'online', 'click']) dispatchEvent(new Event(type));
    expect(openChannels()).toBe(1);
  });

  it('opens none where the hand-off is switched off', async () => {
    fakeApi();
    await expect(visit('/?ref=abc', { tabs: 'off' }).ready()).resolves.toEqual(registered);
    expect(openChannels()).toBe(0);
  });
});

describe('a tab without a referral', () => {
  it('opens no channel', async () => {
    fakeApi();
    await visit('/').ready();
    dispatchEvent(new Event('pageshow'));
    expect(openChannels()).toBe(0);
  });

  it('opens one on the page after its landing page, to answer', async () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    fakeApi();
    const idle = holdIdle();
    await visit('/pricing').ready();
    idle.come();
    const other = otherTab();
    other.say([]);
    await pass(0);
    expect(other.heard).toEqual([[CLICK, undefined, [], 0]]);
  });
});
