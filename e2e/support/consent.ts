import type { PortablePage } from '../engines/portable-page.ts';

/** Attributes of a tag that waits for consent. */
export const REQUIRED = { 'data-consent': 'required' };

/** What a consent manager says before the snippet has come. */
export const say = (choice: 'granted' | 'denied') =>
  `<script>__selgeo = { q: [(selgeo) => selgeo.setConsent('${choice}')], getClickId: () => null }</script>`;

/** A browser that sends Global Privacy Control. */
export const SIGNAL =
  "<script>Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })</script>";

/**
 * Notes in `touched` whatever the page reads, writes, sends or asks from here on. What the recorder of problems sends, does
 * not count.
 */
export const WATCH = `<script>{
  touched = [];
  const note = (owner, name, what) => {
    const { value } = Object.getOwnPropertyDescriptor(owner, name);
    owner[name] = function (...args) {
      if (!String(args[0]).includes('/problems')) touched.push(what ?? name);
      return Reflect.apply(value, this, args);
    };
  };
  for (const name of ['getItem', 'setItem', 'removeItem', 'clear', 'key']) note(Storage.prototype, name);
  for (const [owner, name] of [[window, 'sessionStorage'], [window, 'localStorage'], [Document.prototype, 'cookie']]) {
    const { get, set } = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {
      configurable: true,
      get() { touched.push('read ' + name); return get.call(this); },
      set(value) { touched.push('wrote ' + name); set.call(this, value); },
    });
  }
  for (const name of ['fetch']) note(window, name);
  note(XMLHttpRequest.prototype, 'open');
  note(Navigator.prototype, 'sendBeacon');
  BroadcastChannel = class extends BroadcastChannel {
    constructor(name) { touched.push('joined ' + name); super(name); }
  };
}</script>`;

export const touched = (page: PortablePage): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { touched: string[] }).touched);

/** All that the browser keeps for the page, as the page sees it. */
export const stored = (page: PortablePage): Promise<unknown> =>
  page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }, document.cookie]);

export const NOTHING = [{}, {}, ''];

export const setConsent = (page: PortablePage, choice: 'granted' | 'denied'): Promise<unknown> =>
  page.evaluate((choice) => window.__selgeo?.setConsent(choice), choice);
