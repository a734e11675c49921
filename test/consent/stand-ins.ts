/**
 * Stand-ins for the consent managers that npm does not have, each written from the public documentation at its address: what
 * the manager puts into the window, what that says before and after an answer, and what it calls and dispatches. In happy-dom
 * they are called, in a browser they are the text of a script; so each function stands alone.
 *
 * @param said What the visitor has told it on an earlier visit.
 */
export type StandIn = (said: Said) => void;
export type Said = 'granted' | 'denied' | null;

declare global {
  interface Window {
    /** The visitor answers, in the banner or in the settings. */
    visitorAnswers: (said: 'granted' | 'denied') => void;
  }
}

/** https://www.cookiebot.com/en/developer/ */
const cookiebot: StandIn = (said) => {
  const state = (said: Said) => ({
    hasResponse: said !== null,
    consented: said === 'granted',
    declined: said === 'denied',
    consent: { necessary: true, marketing: said === 'granted', method: said && 'explicit' },
  });
  const tell = () => dispatchEvent(new Event('CookiebotOnConsentReady'));
  const manager = Object.assign(window, { Cookiebot: state(said) }).Cookiebot;
  window.visitorAnswers = (said) => {
    Object.assign(manager, state(said));
    tell();
    dispatchEvent(new Event(said === 'granted' ? 'CookiebotOnAccept' : 'CookiebotOnDecline'));
  };
  if (said) tell();
};

/**
 * https://developer.onetrust.com/onetrust/docs/javascript-events-guide,
 * https://my.onetrust.com/articles/en_US/Knowledge/UUID-66bcaaf1-c7ca-5f32-6760-c75a1337c226
 */
const onetrust: StandIn = (said) => {
  let isClosed = said !== null;
  const page = Object.assign(window as Window & { OptanonWrapper?: () => void }, {
    OneTrust: { IsAlertBoxClosedAndValid: () => isClosed },
    OnetrustActiveGroups: '',
  });
  const tell = (said: Said) => {
    page.OnetrustActiveGroups = said === 'granted' ? ',C0001,C0004,' : ',C0001,';
    page.OptanonWrapper?.();
    const detail = page.OnetrustActiveGroups.split(',');
    dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail }));
    // The banner closes after it has told everybody.
    isClosed = said !== null;
  };
  window.visitorAnswers = tell;
  tell(said);
};

/**
 * https://www.cookieyes.com/documentation/retrieving-consent-data-using-api-getckyconsent/,
 * https://www.cookieyes.com/documentation/events-on-cookie-banner-load/
 */
const cookieyes: StandIn = (said) => {
  const state = (said: Said) => ({
    activeLaw: 'gdpr',
    categories: { necessary: true, analytics: false, advertisement: said === 'granted' },
    isUserActionCompleted: said !== null,
  });
  const tell = (said: Said, event: string) => {
    Object.assign(window, { getCkyConsent: () => state(said) });
    document.dispatchEvent(new CustomEvent(event, { detail: state(said) }));
  };
  window.visitorAnswers = (said) => tell(said, 'cookieyes_consent_update');
  tell(said, 'cookieyes_banner_load');
};

/**
 * https://usercentrics.com/docs/web/features/api/control-functionality/,
 * https://usercentrics.com/docs/web/features/api/interfaces/
 */
const usercentrics: StandIn = (said) => {
  const state = (said: Said) => ({
    consent: { type: said ? 'EXPLICIT' : 'IMPLICIT' },
    // What a setting that agrees beforehand says until the visitor has answered.
    categories: { marketing: { state: said === 'denied' ? 'ALL_DENIED' : 'ALL_ACCEPTED' } },
    services: { HkocEodjb7: { name: 'Selgeo', consent: { given: said !== 'denied' } } },
  });
  const tell = (said: Said) => {
    Object.assign(window, {
      __ucCmp: { getConsentDetails: async () => state(said) },
      UC_UI: { isInitialized: () => true, getServicesBaseInfo: () => [] },
    });
  };
  window.visitorAnswers = (said) => {
    tell(said);
    const detail = { source: 'button', type: said === 'granted' ? 'ACCEPT_ALL' : 'DENY_ALL' };
    dispatchEvent(new CustomEvent('UC_UI_CMP_EVENT', { detail }));
  };
  tell(said);
  dispatchEvent(new Event('UC_UI_INITIALIZED'));
};

/** https://usercentrics.com/docs/web/features/v2/events_v2/events_v2/, https://docs.usercentrics.com/#/cmp-v2-ui-api */
const usercentrics2: StandIn = (said) => {
  const service = (said: Said) => ({
    id: 'HkocEodjb7',
    name: 'Selgeo',
    categorySlug: 'marketing',
    consent: { status: said !== 'denied', history: said ? [{ type: 'implicit' }, { type: 'explicit' }] : [] },
  });
  const tell = (said: Said) => {
    const UC_UI = { isInitialized: () => true, getServicesBaseInfo: () => [service(said)] };
    Object.assign(window, { UC_UI });
  };
  window.visitorAnswers = (said) => {
    tell(said);
    dispatchEvent(new CustomEvent('UC_UI_CMP_EVENT', { detail: { type: 'SAVE' } }));
  };
  tell(said);
  dispatchEvent(new Event('UC_UI_INITIALIZED'));
};

/**
 * https://developers.didomi.io/cmp/web-sdk/reference/api,
 * https://developers.didomi.io/cmp/web-sdk/third-parties/custom-integrations/programmatic-api
 */
const didomi: StandIn = (said) => {
  let answered = said;
  const listeners: (() => void)[] = [];
  const purposes = ['cookies', 'measure_ad_performance'];
  const Didomi = {
    on: (event: string, listener: () => void) =>
      void (event === 'consent.changed' && listeners.push(listener)),
    getUserStatus: () => ({
      purposes: {
        consent: {
          enabled: answered === 'granted' ? purposes : [],
          disabled: answered === 'denied' ? purposes : [],
        },
      },
    }),
  };
  type Ready = (manager: typeof Didomi) => void;
  const waiting = (window as { didomiOnReady?: Ready[] }).didomiOnReady ?? [];
  Object.assign(window, { Didomi, didomiOnReady: { push: (listener: Ready) => listener(Didomi) } });
  for (const listener of waiting) listener(Didomi);
  window.visitorAnswers = (said) => {
    answered = said;
    for (const listener of listeners) listener();
  };
};

/** https://developers.osano.com/cmp/javascript-api/developer-documentation-consent-javascript-api */
const osano: StandIn = (said) => {
  type Listener = (consent: object | undefined) => void;
  const state = (said: Said) => ({ ESSENTIAL: 'ACCEPT', MARKETING: said === 'granted' ? 'ACCEPT' : 'DENY' });
  const saved: Listener[] = [];
  const addEventListener = (event: string, listener: Listener) => {
    if (event === 'osano-cm-initialized') listener(said ? state(said) : undefined);
    if (event === 'osano-cm-consent-saved') saved.push(listener);
  };
  Object.assign(window, { Osano: { cm: { addEventListener, getConsent: () => state(said) } } });
  window.visitorAnswers = (said) => {
    for (const listener of saved) listener(state(said));
  };
};

/** https://www.iubenda.com/en/help/1205-how-to-configure-your-cookie-solution-advanced-guide */
const iubenda: StandIn = (said) => {
  let preferences = said ? { purposes: { 1: true, 5: said === 'granted' } } : {};
  type Callbacks = { onPreferenceExpressedOrNotNeeded?: (preferences: object) => void };
  const page = window as { _iub?: { csConfiguration?: { callback?: Callbacks } } };
  page._iub ??= {};
  Object.assign(page._iub, { cs: { api: { getPreferences: () => preferences } } });
  const tell = () => page._iub?.csConfiguration?.callback?.onPreferenceExpressedOrNotNeeded?.(preferences);
  window.visitorAnswers = (said) => {
    preferences = { purposes: { 1: true, 5: said === 'granted' } };
    tell();
  };
  if (said) tell();
};

/** https://github.com/Really-Simple-Plugins/complianz-gdpr/blob/master/cookiebanner/js/complianz.js */
const complianz: StandIn = (said) => {
  const state = { marketing: said, banner: said ? 'dismissed' : 'show' };
  const fire = (event: string) => document.dispatchEvent(new CustomEvent(event, { detail: {} }));
  Object.assign(window, {
    complianz: { consenttype: 'optin' },
    cmplz_has_consent: (category: string) =>
      category === 'functional' || Reflect.get(state, category) === 'granted',
    cmplz_get_banner_status: () => state.banner,
  });
  window.visitorAnswers = (said) => {
    // The banner goes before the categories are noted.
    state.banner = 'dismissed';
    fire('cmplz_banner_status');
    state.marketing = said;
    fire('cmplz_fire_categories');
  };
  fire('cmplz_fire_categories');
};

/** https://github.com/WordPress/wp-consent-level-api/blob/master/assets/js/wp-consent-api.js */
const wpConsentApi: StandIn = (said) => {
  const note = (said: Said) => {
    // biome-ignore lint/suspicious/noDocumentCookie: that is how the plugin does it.
    if (said) document.cookie = `wp_consent_marketing=${said === 'granted' ? 'allow' : 'deny'};path=/`;
  };
  note(said);
  Object.assign(window, {
    wp_fallback_consent_type: '',
    wp_has_consent: () => {
      const { wp_consent_type } = window as { wp_consent_type?: string };
      return !wp_consent_type || document.cookie.includes('wp_consent_marketing=allow');
    },
  });
  window.visitorAnswers = (said) => {
    note(said);
    const detail = { marketing: said === 'granted' ? 'allow' : 'deny' };
    document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }));
  };
  // The banner of some other plugin.
  Object.assign(window, { wp_consent_type: 'optin' });
  document.dispatchEvent(new CustomEvent('wp_consent_type_defined'));
};

/** https://shopify.dev/docs/api/customer-privacy */
const shopify: StandIn = (said) => {
  const word = (said: Said) => (said === 'granted' ? 'yes' : said ? 'no' : '');
  let marketing = word(said);
  const customerPrivacy = { currentVisitorConsent: () => ({ analytics: marketing, marketing }) };
  const Shopify = {
    loadFeatures: (features: readonly { name: string }[], done: () => void) => {
      if (features[0]?.name !== 'consent-tracking-api') return;
      Object.assign(Shopify, { customerPrivacy });
      done();
    },
  };
  Object.assign(window, { Shopify });
  window.visitorAnswers = (said) => {
    marketing = word(said);
    const detail = { marketingAllowed: said === 'granted' };
    document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail }));
  };
};

/** https://developers.google.com/tag-platform/security/guides/consent, by a manager that nobody knows, and its button. */
const google: StandIn = (said) => {
  const page = Object.assign(window, { dataLayer: [{ event: 'page' }] as unknown[] });
  function gtag(..._command: unknown[]) {
    // biome-ignore lint/complexity/noArguments: Google's own function pushes them, not an array.
    page.dataLayer.push(arguments);
  }
  const update = (word: string) =>
    gtag('consent', 'update', { ad_storage: word, analytics_storage: 'denied' });
  gtag('consent', 'default', { ad_storage: 'granted', analytics_storage: 'granted' });
  if (said) update(said);
  window.visitorAnswers = (said) => {
    document.body.click();
    update(said);
  };
};

export const STAND_INS = {
  cookiebot,
  onetrust,
  cookieyes,
  usercentrics,
  'usercentrics-2': usercentrics2,
  didomi,
  osano,
  iubenda,
  complianz,
  'wp-consent-api': wpConsentApi,
  shopify,
  google,
} as const;

export type StandInName = keyof typeof STAND_INS;
