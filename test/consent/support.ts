import { afterEach, beforeEach, vi } from 'vitest';
import type { Selgeo } from '../../src/visit/api.ts';
import { NO_VISITOR } from '../../src/visit/no-visitor.ts';
import { newTabPerTest } from '../support/page.ts';
import { pass } from '../support/settled.ts';

/** What managers leave in the window. */
const LEFT =
  'Cookiebot OneTrust OnetrustActiveGroups OptanonWrapper getCkyConsent __ucCmp UC_UI Didomi didomiOnReady Osano _iub complianz cmplz_has_consent cmplz_get_banner_status wp_has_consent wp_consent_type wp_fallback_consent_type Shopify klaro CookieConsent tarteaucitron __tcfapi dataLayer visitorAnswers __selgeo_consent'.split(
    ' ',
  );

/** Gives each test a page without a consent manager, on which nobody follows one. */
export function newPagePerTest(): void {
  newTabPerTest();
  const listeners: Parameters<typeof document.addEventListener>[] = [];
  beforeEach(() => {
    const listen = document.addEventListener;
    vi.spyOn(document, 'addEventListener').mockImplementation(
      (...args: Parameters<typeof document.addEventListener>) => {
        listeners.push(args);
        listen.apply(document, args);
      },
    );
  });
  afterEach(() => {
    for (const args of listeners.splice(0)) document.removeEventListener(...args);
    for (const name of LEFT) Reflect.deleteProperty(window, name);
    // biome-ignore lint/suspicious/noDocumentCookie: happy-dom has no cookie store.
    document.cookie = 'wp_consent_marketing=;path=/;max-age=0';
  });
}

/** The snippet as far as consent goes; what it is told, the oldest first. */
export function listeningSnippet(): string[] {
  const told: string[] = [];
  const setConsent = (choice: string) => void told.push(choice);
  window.__selgeo = { ...NO_VISITOR, version: '1.2.3', setConsent } as Selgeo;
  return told;
}

/** Lets all happen that goes with what has just been. */
export const settled = () => pass(1000);

/** A script of the page has loaded. */
export function loadScript(run: () => void): void {
  run();
  document.head.append(document.createElement('meta'));
  document.head.lastElementChild?.dispatchEvent(new Event('load'));
}
