import { describe, expect, it, vi } from 'vitest';
import { followConsent } from '../../src/consent.ts';
import { init } from '../../src/index.ts';
import { fakeApi } from '../support/api.ts';
import { open } from '../support/page.ts';
import { CLICK, KEY } from '../support/values.ts';
import { STAND_INS } from './stand-ins.ts';
import { listeningSnippet, newPagePerTest, settled } from './support.ts';

newPagePerTest();

describe('followConsent', () => {
  it('says nothing where there is no manager, and what it has looked for', async () => {
    const told = listeningSnippet();
    const heard = vi.fn();
    addEventListener('selgeo:consent', heard);
    followConsent();
    await settled();
    dispatchEvent(new Event('pageshow'));
    await settled();
    expect(told).toEqual([]);
    expect(window.__selgeo_consent).toEqual({ wanted: null, found: null, said: null });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it.each(['cookie', 'Cookiebot', 'toString', '__proto__'])(
    'follows nobody by the name "%s", which none has',
    async (manager) => {
      const told = listeningSnippet();
      STAND_INS.cookiebot('granted');
      followConsent({ manager: manager as 'cookiebot' });
      await settled();
      expect(told).toEqual([]);
      expect(window.__selgeo_consent).toMatchObject({ wanted: manager, found: null });
    },
  );

  it.each([null, undefined, 7])('hears Google’s refusal past a %s in its list', async (entry) => {
    const told = listeningSnippet();
    const said = (ad_storage: string) => ['consent', 'update', { ad_storage }];
    const dataLayer: unknown[] = [entry, said('granted')];
    Object.assign(window, { dataLayer });
    followConsent({ manager: 'google' });
    await settled();
    dataLayer.push(entry, said('denied'));
    document.body.click();
    await settled();
    expect(told).toEqual(['granted', 'denied']);
  });

  it('follows no other manager than the one it is told to', async () => {
    const told = listeningSnippet();
    STAND_INS.google('granted');
    STAND_INS.cookiebot('granted');
    followConsent({ manager: 'onetrust' });
    await settled();
    expect(told).toEqual([]);
  });

  it('follows the manager itself rather than what that speaks through as well', async () => {
    const told = listeningSnippet();
    STAND_INS.google('granted');
    STAND_INS.cookiebot('denied');
    followConsent();
    await settled();
    expect(told).toEqual(['denied']);
  });

  it('takes no element for a manager, whose place it may be', async () => {
    const told = listeningSnippet();
    document.body.innerHTML = '<div id="Cookiebot"></div>';
    Object.assign(window, { Cookiebot: document.body.firstChild });
    followConsent({ manager: 'cookiebot' });
    await settled();
    expect(window.__selgeo_consent).toMatchObject({ found: null });
    STAND_INS.cookiebot('granted');
    dispatchEvent(new Event('pageshow'));
    await settled();
    expect(told).toEqual(['granted']);
  });

  it('leaves what it has to say where the snippet finds it that has not come yet', async () => {
    STAND_INS.cookiebot('granted');
    followConsent();
    await settled();
    window.visitorAnswers('denied');
    await settled();
    expect(window.__selgeo).toBeUndefined();
    expect(window.__selgeo_consent?.said).toBe('denied');
    window.visitorAnswers('granted');
    await settled();
    fakeApi();
    open('/?ref=abc');
    const selgeo = init({ merchant: KEY, consent: 'required' });
    await settled();
    expect(selgeo.getClickId()).toBe(CLICK);
  });

  it('says it later, where the page’s own stand-in has no setConsent', async () => {
    Object.assign(window, { __selgeo: { q: [], getClickId: () => null } });
    STAND_INS.cookiebot('granted');
    followConsent();
    await settled();
    const told = listeningSnippet();
    document.body.click();
    await settled();
    expect(told).toEqual(['granted']);
  });

  it('hears of a broken manager, and goes on', async () => {
    const told = listeningSnippet();
    const broken = new Proxy(
      {},
      {
        get: () => {
          throw new Error('broken');
        },
      },
    );
    Object.assign(window, { Cookiebot: broken });
    followConsent();
    await settled();
    expect(told).toEqual([]);
    STAND_INS.cookiebot('granted');
    await settled();
    expect(told).toEqual(['granted']);
  });

  it('leaves the callbacks of OneTrust and iubenda to the page', async () => {
    const told = listeningSnippet();
    const OptanonWrapper = vi.fn();
    const onPreferenceExpressedOrNotNeeded = vi.fn();
    const callback = { onPreferenceExpressedOrNotNeeded };
    Object.assign(window, { OptanonWrapper, _iub: { csConfiguration: { callback } } });
    followConsent({ manager: 'onetrust' });
    followConsent({ manager: 'iubenda' });
    STAND_INS.onetrust('granted');
    await settled();
    STAND_INS.iubenda('denied');
    document.body.click();
    await settled();
    expect(told).toEqual(['granted', 'denied']);
    expect(Reflect.get(window, 'OptanonWrapper')).toBe(OptanonWrapper);
    expect(callback.onPreferenceExpressedOrNotNeeded).toBe(onPreferenceExpressedOrNotNeeded);
    expect(OptanonWrapper).toHaveBeenCalled();
    expect(onPreferenceExpressedOrNotNeeded).toHaveBeenCalled();
  });

  it('uses no repeating timer, and none that outlasts a second', async () => {
    followConsent();
    document.body.click();
    expect(vi.getTimerCount()).toBe(2);
    await settled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
