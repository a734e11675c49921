import { version } from '../agreed/version.ts';
import type { Selgeo } from './api.ts';

/** What the API answers where there is no visitor, as on a server. */
export const NO_VISITOR: Selgeo = {
  version,
  getClickId: () => null,
  ready: async () => ({ clickId: null, status: 'none' }),
  fillForm: () => {},
  decorateUrl: (url) => url,
  getOffer: () => null,
  refer: () => {},
  setConsent: () => {},
  forget: () => {},
};
