import { describe, expect, it } from 'vitest';
import { followConsent } from '../../src/consent.ts';
import { STAND_INS, type StandInName } from './stand-ins.ts';
import { listeningSnippet, loadScript, newPagePerTest, settled } from './support.ts';

newPagePerTest();

const NAMES = Object.keys(STAND_INS) as StandInName[];

describe.each(NAMES)('the stand-in of %s', (name) => {
  const standIn = STAND_INS[name];
  const found = () => window.__selgeo_consent?.found;

  for (const manager of [name, undefined]) {
    const how = manager ? 'by its name' : 'by itself';

    it(`is found ${how}, and gives no answer when the visitor has not answered`, async () => {
      const told = listeningSnippet();
      standIn(null);
      followConsent({ manager });
      await settled();
      document.body.click();
      await settled();
      expect(found()).toBe(name);
      expect(told).toEqual([]);
    });

    it(`is followed ${how} through all changes, and nothing is said twice`, async () => {
      const told = listeningSnippet();
      standIn(null);
      followConsent({ manager });
      for (const said of ['granted', 'granted', 'denied', 'denied', 'granted'] as const) {
        window.visitorAnswers(said);
        // iubenda and Google dispatch nothing: the visitor's click is what there is.
        document.body.click();
        await settled();
      }
      expect(told).toEqual(['granted', 'denied', 'granted']);
    });
  }

  for (const said of ['granted', 'denied'] as const) {
    it(`tells of a returning visitor who has ${said}, without an event`, async () => {
      const told = listeningSnippet();
      standIn(said);
      followConsent();
      await settled();
      expect(told).toEqual([said]);
    });

    it(`comes late, and tells what was ${said} before`, async () => {
      const told = listeningSnippet();
      followConsent({ manager: name });
      await settled();
      expect(window.__selgeo_consent).toEqual({ wanted: name, found: null, said: null });
      loadScript(() => standIn(said));
      await settled();
      expect(told).toEqual([said]);
    });
  }

  it('ignores unknown categories, and needs agreement to each of several', async () => {
    const told = listeningSnippet();
    standIn('granted');
    followConsent({ category: 'nothing-of-that-name' });
    followConsent({ category: '' });
    followConsent({ category: ' , ' });
    await settled();
    // OneTrust and the TCF list what is agreed to, and nothing else.
    expect(told).not.toContain('granted');
  });
});

describe('by its own events, without a click,', () => {
  it.each(NAMES.filter((name) => name !== 'iubenda' && name !== 'google'))('%s is heard', async (name) => {
    const told = listeningSnippet();
    STAND_INS[name](null);
    followConsent();
    window.visitorAnswers('granted');
    await settled();
    window.visitorAnswers('denied');
    await settled();
    expect(told).toEqual(['granted', 'denied']);
  });
});

describe('what is no answer:', () => {
  it.each([
    [
      'an implied consent of Cookiebot',
      () => {
        STAND_INS.cookiebot('granted');
        Object.assign(Reflect.get(window, 'Cookiebot').consent, { method: 'implied' });
      },
    ],
    [
      'a region of OneTrust where visitors are only told',
      () => {
        STAND_INS.onetrust(null);
        Object.assign(window, { OnetrustActiveGroups: ',C0001,C0004,' });
      },
    ],
    [
      'a region of Complianz where visitors may opt out',
      () => {
        STAND_INS.complianz('granted');
        Object.assign(window, { complianz: { consenttype: 'optout' } });
      },
    ],
    [
      'the WP Consent API without a consent type, which agrees for everybody',
      () => {
        STAND_INS['wp-consent-api']('granted');
        Object.assign(window, { wp_consent_type: undefined });
        expect(Reflect.get(window, 'wp_has_consent')('marketing')).toBe(true);
      },
    ],
    [
      'a Google default',
      () => {
        STAND_INS.google(null);
      },
    ],
    [
      'a tarteaucitron that agrees for who browses on',
      () => {
        Object.assign(window, { tarteaucitron: { highPrivacy: false, state: { selgeo: true } } });
      },
    ],
  ])('%s', async (_, standIn) => {
    const told = listeningSnippet();
    standIn();
    followConsent({ category: Reflect.get(window, 'tarteaucitron') ? 'selgeo' : undefined });
    await settled();
    expect(window.__selgeo_consent).toMatchObject({ found: expect.any(String), said: null });
    expect(told).toEqual([]);
  });
});

describe('a category of the merchant’s own', () => {
  it.each([
    ['usercentrics', 'HkocEodjb7'],
    ['usercentrics-2', 'HkocEodjb7'],
    ['onetrust', 'C0001'],
    ['cookiebot', 'necessary'],
    ['didomi', ' cookies '],
  ] as const)('of %s: %s', async (manager, category) => {
    const told = listeningSnippet();
    STAND_INS[manager]('granted');
    followConsent({ manager, category });
    await settled();
    expect(told).toEqual(['granted']);
  });

  it('of several, one that is refused refuses', async () => {
    const told = listeningSnippet();
    STAND_INS.cookieyes('granted');
    followConsent({ category: 'advertisement, analytics' });
    await settled();
    expect(told).toEqual(['denied']);
  });
});
