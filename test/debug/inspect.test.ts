import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InitOptions } from '../../src/agreed/options.ts';
import { readRewardfulTag } from '../../src/rewardful/tag.ts';
import type { Selgeo } from '../../src/visit/api.ts';
import { fakeApi, registers } from '../support/api.ts';
import { holdIdle, newTabPerTest, open, removeListeners, route } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { CLICK, KEY } from '../support/values.ts';

const TRACE = '../../src/visit/trace.ts';
const OTHER = '7f8d2c4e-5a1b-4c3d-9e6f-0a1b2c3d4e5f';

newTabPerTest();
beforeEach(() => {
  // The log is that of one page.
  vi.resetModules();
  // As the build does it.
  vi.doMock(TRACE, () => import('../../src/debug/trace.ts'));
  // The panel of one test would look at the page of the next.
  holdIdle();
  for (const how of ['info', 'warn'] as const) vi.spyOn(console, how).mockImplementation(() => {});
});
afterEach(() => vi.doUnmock(TRACE));

/** Starts the debug build, as often as a page may do that. */
async function start(options: Partial<InitOptions> | DOMStringMap = {}, times = 1): Promise<Selgeo> {
  const { init } = await import('../../src/debug.ts');
  const selgeos = Array.from({ length: times }, () => init({ merchant: KEY, ...options }));
  await pass(1000);
  return selgeos[0] as Selgeo;
}

const codesOf = (selgeo: Selgeo) => selgeo.inspect?.().log.map(({ code }) => code) ?? [];
const times = (selgeo: Selgeo, wanted: string) => codesOf(selgeo).filter((code) => code === wanted).length;

describe('inspect() of the debug build', () => {
  it('has nothing against options that count', async () => {
    fakeApi();
    const selgeo = await start({ attributionWindow: 60, storage: 'local', consent: true });
    expect(selgeo.inspect?.().options).toMatchObject({ attributionWindow: '60', consent: 'required' });
    expect(times(selgeo, 'SG03')).toBe(0);
  });

  it('names forget() as the reason, until a new click comes', async () => {
    fakeApi(registers(), registers(OTHER));
    open('/?ref=abc');
    const selgeo = await start();
    selgeo.forget();
    await pass(1000);
    expect(selgeo.inspect?.()).toMatchObject({ clickId: null, status: 'none', reason: { code: 'SG38' } });
    route('/?ref=other');
    dispatchEvent(new Event('pageshow'));
    expect(selgeo.inspect?.()).toMatchObject({ status: 'pending', reason: { code: 'SG29' } });
    await pass(1000);
    expect(selgeo.inspect?.()).toMatchObject({ clickId: OTHER, reason: null });
  });

  it('names a hand-over that was not taken as the reason, and why in the log', async () => {
    fakeApi();
    const used = Math.floor(Date.now() / 1000) - 500;
    open(`/?selgeo=${CLICK}.${used.toString(36)}`, 'https://app.example.org/x');
    const selgeo = await start({ domains: 'app.example.org' });
    const { reason, log } = selgeo.inspect?.() ?? {};
    expect(reason?.code).toBe('SG36');
    expect(log?.find(({ code }) => code === 'SG36')?.text).toContain('(too late, ');
  });

  it('tells of the click that the snippet puts back into a storage that the page has emptied', async () => {
    fakeApi();
    open('/?ref=abc');
    const selgeo = await start();
    sessionStorage.clear();
    expect(selgeo.inspect?.()).toMatchObject({
      clickId: CLICK,
      status: 'registered',
      referral: 'abc',
      reason: null,
      kept: [{ where: 'tab', until: null }],
    });
    expect(selgeo.getClickId()).toBe(CLICK);
  });
});

describe('a second start', () => {
  it.each([
    ['as the first', {}],
    ['with the defaults of the first', { tabs: 'on', attributionWindow: 30 } as const],
  ])('of a component whose effect runs again %s is no second tag', async (_, options) => {
    const calls = fakeApi();
    open('/?ref=abc');
    const selgeo = await start();
    expect(await start(options, 3)).toBe(selgeo);
    expect(times(selgeo, 'SG04')).toBe(0);
    expect(times(selgeo, 'SG01')).toBe(1);
    expect(calls).toHaveLength(1);
  });

  it('of such a component brings back the listeners that document.open() has taken', async () => {
    const calls = fakeApi();
    const selgeo = await start();
    removeListeners();
    await start();
    route('/?ref=abc');
    dispatchEvent(new Event('pageshow'));
    await pass(1000);
    expect(calls).toHaveLength(1);
    expect(selgeo.getClickId()).toBe(CLICK);
  });

  it('with other options is said to start nothing', async () => {
    fakeApi();
    const selgeo = await start();
    expect(await start({ tabs: 'off' })).toBe(selgeo);
    expect(times(selgeo, 'SG04')).toBe(1);
  });

  it.each([
    ['the snippet', ({ dataset }: HTMLElement) => dataset],
    ['Rewardful', ({ dataset }: HTMLElement) => readRewardfulTag(dataset)],
  ])('by a second tag of %s is said to start nothing, whatever it holds', async (_, read) => {
    fakeApi();
    const { init } = await import('../../src/debug.ts');
    const script = document.createElement('script');
    script.dataset.rewardful = script.dataset.merchant = KEY;
    const selgeo = init(read(script) as DOMStringMap);
    expect(init(read(script) as DOMStringMap)).toBe(selgeo);
    expect(times(selgeo, 'SG04')).toBe(1);
  });
});
