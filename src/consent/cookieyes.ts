import type { Reader } from './reader.ts';

type GetConsent = () => { isUserActionCompleted: boolean; categories: Readonly<Record<string, boolean>> };

/**
 * https://www.cookieyes.com/documentation/retrieving-consent-data-using-api-getckyconsent/ and
 * https://www.cookieyes.com/documentation/events-on-cookie-banner-load/
 */
export const cookieyes: Reader<GetConsent> = {
  inWindow: 'getCkyConsent',
  usual: 'advertisement',
  signals: 'cookieyes_banner_load cookieyes_consent_update',
  readNow(getConsent, tell) {
    const { isUserActionCompleted, categories } = getConsent();
    if (isUserActionCompleted) tell((category) => categories[category]);
  },
};
