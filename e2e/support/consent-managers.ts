import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { freePort, serve } from '../../sandbox/support/serve.ts';
import type { PortablePage } from '../engines/portable-page.ts';

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** An origin that serves the real consent managers from their packages, as their own servers would. */
export async function startManagers() {
  const port = await freePort(0);
  const app = new Hono();
  app.use(cors());
  app.use('*', serveStatic({ root: packages }));
  const { close } = await serve(app, port);
  return { origin: `http://localhost:${port}`, close };
}

/** A real consent manager: what a site pastes, and what its visitors click. */
export type RealManager = {
  /** The attributes of our second tag, where the manager has no default. */
  readonly category?: string;
  /** What the page holds before the manager's script. */
  readonly before?: string;
  /** Address of the script below that of the packages. */
  readonly script: string;
  readonly type?: 'module';
  /** Address of its styles below that of the packages. Without them its buttons lie below a picture as wide as the page. */
  readonly styles?: string;
  /** What begins it, once the script has loaded. */
  readonly start: string;
  readonly agree: string;
  readonly refuse: string;
  /** Opens what visitors change their minds in, and what they click there. */
  readonly reopen: (page: PortablePage) => Promise<unknown>;
  readonly refuseLater: readonly string[];
  readonly agreeLater: readonly string[];
};

/** A banner of the test's own on the real API of the IAB, which has none. Its purposes are 1 and 7, or none. */
const TCF_BANNER = `
  import { CmpApi } from '@iabtcf/cmpapi';
  import { GVL, TCModel, TCString } from '@iabtcf/core';
  const gvl = new GVL({ gvlSpecificationVersion: 3, vendorListVersion: 1, tcfPolicyVersion: 4, lastUpdated: '2026-01-01T00:00:00Z',
    purposes: { 1: { id: 1 }, 7: { id: 7 } }, specialPurposes: {}, features: {}, specialFeatures: {}, stacks: {}, vendors: {} });
  const api = new CmpApi(31, 1, true);
  const encode = (purposes) => {
    const model = new TCModel(gvl);
    Object.assign(model, { cmpId: 31, cmpVersion: 1, isServiceSpecific: true });
    model.purposeConsents.set(purposes);
    return TCString.encode(model);
  };
  const banner = document.createElement('p');
  banner.innerHTML = '<button id="tcf-yes">Yes</button><button id="tcf-no">No</button>';
  document.body.append(banner);
  const say = (purposes) => {
    banner.hidden = true;
    localStorage.tcf = encode(purposes);
    api.update(localStorage.tcf, false);
  };
  document.getElementById('tcf-yes').onclick = () => say([1, 7]);
  document.getElementById('tcf-no').onclick = () => say([]);
  window.reopen = () => {
    banner.hidden = false;
    api.update(localStorage.tcf, true);
  };
  banner.hidden = !!localStorage.tcf;
  api.update(localStorage.tcf ?? encode([]), !localStorage.tcf);`;

const IABTCF = (origin: string) =>
  JSON.stringify({
    imports: {
      '@iabtcf/core': `${origin}/@iabtcf/core/lib/mjs/index.js`,
      '@iabtcf/cmpapi': `${origin}/@iabtcf/cmpapi/lib/mjs/index.js`,
    },
  });

const call = (code: string) => (page: PortablePage) =>
  page.evaluate((code) => void new Function(code)(), code);

export const REAL_MANAGERS = {
  cookieconsent: {
    category: 'ads',
    script: 'vanilla-cookieconsent/dist/cookieconsent.umd.js',
    styles: 'vanilla-cookieconsent/dist/cookieconsent.css',
    start: `CookieConsent.run({
      hideFromBots: false,
      categories: { necessary: { readOnly: true, enabled: true }, ads: {} },
      language: { default: 'en', translations: { en: {
        consentModal: { title: 'Cookies', acceptAllBtn: 'Yes', acceptNecessaryBtn: 'No' },
        preferencesModal: { title: 'Cookies', acceptAllBtn: 'Yes', acceptNecessaryBtn: 'No', sections: [{ title: 'Ads', linkedCategory: 'ads' }] },
      } } },
    })`,
    agree: '#cc-main .cm [data-role="all"]',
    refuse: '#cc-main .cm [data-role="necessary"]',
    reopen: call('CookieConsent.showPreferences()'),
    refuseLater: ['#cc-main .pm [data-role="necessary"]'],
    agreeLater: ['#cc-main .pm [data-role="all"]'],
  },
  klaro: {
    category: 'selgeo',
    script: 'klaro/dist/klaro.js',
    start: `klaro.setup({
      acceptAll: true, elementID: 'klaro', privacyPolicy: '/privacy',
      services: [{ name: 'selgeo', title: 'Partners', purposes: ['marketing'] }, { name: 'other', purposes: ['analytics'] }],
    })`,
    agree: '#klaro .cookie-notice .cm-btn-success',
    refuse: '#klaro .cookie-notice .cn-decline',
    reopen: call('klaro.show(undefined, true)'),
    refuseLater: ['#klaro [for="purpose-item-marketing"]', '#klaro .cm-btn-accept'],
    agreeLater: ['#klaro [for="purpose-item-marketing"]', '#klaro .cm-btn-accept'],
  },
  tarteaucitron: {
    category: 'selgeo',
    script: 'tarteaucitronjs/tarteaucitron.min.js',
    start: `tarteaucitron.init({ privacyUrl: '', bodyPosition: 'bottom', hashtag: '#tac', cookieName: 'tac', adblocker: false,
        DenyAllCta: true, AcceptAllCta: true, highPrivacy: true, removeCredit: true, moreInfoLink: false, useExternalCss: false });
      // Half a second after they can be seen, its buttons hear clicks.
      tarteaucitron.events.load = () => document.body.setAttribute('data-tac', '');
      tarteaucitron.services.selgeo = { key: 'selgeo', type: 'ads', name: 'Partners', uri: '', needConsent: true, cookies: [],
        js: () => {}, fallback: () => {} };
      (tarteaucitron.job = tarteaucitron.job || []).push('selgeo');`,
    agree: '[data-tac] #tarteaucitronPersonalize2',
    refuse: '[data-tac] #tarteaucitronAllDenied2',
    reopen: call('tarteaucitron.userInterface.openPanel()'),
    refuseLater: ['#selgeoDenied'],
    agreeLater: ['#selgeoAllowed'],
  },
  tcf: {
    script: '',
    type: 'module',
    start: TCF_BANNER,
    agree: '#tcf-yes',
    refuse: '#tcf-no',
    reopen: call('reopen()'),
    refuseLater: ['#tcf-no'],
    agreeLater: ['#tcf-yes'],
  },
} as const satisfies Record<string, RealManager>;

/**
 * Clicks what a visitor sees standing still: dialogs glide in, and a click on the way falls beside the button. Playwright
 * compares two frames, which are alike while a dialog has not yet begun to move.
 */
export async function press(page: PortablePage, selector: string): Promise<void> {
  await page.waitForFunction((selector) => {
    let element = document.querySelector(selector);
    if (!element || document.getAnimations().length) return false;
    for (; element; element = element.parentElement)
      if (getComputedStyle(element).opacity !== '1') return false;
    return true;
  }, selector);
  await page.click(selector);
}

/** The manager as a site pastes it. */
export function pasted({ script, type, styles, start }: RealManager, origin: string): string {
  if (type === 'module')
    return `<script type="importmap">${IABTCF(origin)}</script><script type="module">${start}</script>`;
  const look = styles ? `<link rel="stylesheet" href="${origin}/${styles}">` : '';
  return `${look}<script src="${origin}/${script}"></script><script>${start}</script>`;
}

/** Puts it into a page that has long loaded, as a tag manager would. */
export const comeLate = (page: PortablePage, { script, type, styles, start }: RealManager, origin: string) =>
  page.evaluate(
    ([source, type, styles, start, map]) => {
      const add = (attributes: Partial<HTMLScriptElement>) =>
        document.body.append(Object.assign(document.createElement('script'), attributes));
      const load = () => add({ src: source, onload: () => add({ text: start }) });
      if (type) {
        add({ type: 'importmap', text: map });
        add({ type, text: start });
      } else if (styles) {
        const link = { rel: 'stylesheet', href: styles, onload: load };
        document.head.append(Object.assign(document.createElement('link'), link));
      } else load();
    },
    [`${origin}/${script}`, type ?? '', styles ? `${origin}/${styles}` : '', start, IABTCF(origin)] as const,
  );
