import { listed } from './answer-of.ts';
import type { Reader } from './reader.ts';

type CookieConsent = {
  validConsent(): boolean;
  getUserPreferences(): { acceptedCategories: readonly string[]; rejectedCategories: readonly string[] };
};

/** orestbida's, version 3: https://cookieconsent.orestbida.com/reference/api-reference.html */
export const cookieconsent: Reader<CookieConsent> = {
  inWindow: 'CookieConsent',
  signals: 'cc:onConsent cc:onChange',
  readNow(manager, tell) {
    const { acceptedCategories, rejectedCategories } = manager.getUserPreferences();
    // It keeps what was said to an earlier revision of the site's categories, and asks again.
    if (manager.validConsent()) tell(listed(acceptedCategories, rejectedCategories));
  },
};
