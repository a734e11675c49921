import type { Reader } from './reader.ts';

type Cookiebot = {
  hasResponse: boolean;
  consent: Readonly<Record<string, boolean>> & { method?: 'implied' | 'explicit' | null };
};

/** https://www.cookiebot.com/en/developer/ */
export const cookiebot: Reader<Cookiebot> = {
  inWindow: 'Cookiebot',
  usual: 'marketing',
  signals: 'CookiebotOnConsentReady',
  readNow({ hasResponse, consent }, tell) {
    // An implied consent is one that nobody has given.
    if (hasResponse && consent.method !== 'implied') tell((category) => consent[category]);
  },
};
