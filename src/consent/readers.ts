import { complianz } from './complianz.ts';
import { cookiebot } from './cookiebot.ts';
import { cookieconsent } from './cookieconsent.ts';
import { cookieyes } from './cookieyes.ts';
import { didomi } from './didomi.ts';
import { google } from './google.ts';
import { iubenda } from './iubenda.ts';
import { klaro } from './klaro.ts';
import { onetrust } from './onetrust.ts';
import { osano } from './osano.ts';
import { shopify } from './shopify.ts';
import { tarteaucitron } from './tarteaucitron.ts';
import { tcf } from './tcf.ts';
import { usercentrics } from './usercentrics.ts';
import { usercentrics2 } from './usercentrics-2.ts';
import { wpConsentApi } from './wp-consent-api.ts';

/**
 * All readers, by the names that merchants give them. Where no manager is named, the first one counts that is on the page: so
 * those come last that others speak through as well.
 */
export const READERS = {
  cookiebot,
  onetrust,
  cookieyes,
  usercentrics,
  'usercentrics-2': usercentrics2,
  didomi,
  osano,
  iubenda,
  complianz,
  klaro,
  cookieconsent,
  tarteaucitron,
  shopify,
  'wp-consent-api': wpConsentApi,
  tcf,
  google,
};

export type ManagerName = keyof typeof READERS;
