import type { Reader } from './reader.ts';

type Page = {
  cmplz_has_consent: (category: string) => boolean;
  cmplz_get_banner_status: () => string;
};

/** https://github.com/Really-Simple-Plugins/complianz-gdpr/blob/master/cookiebanner/js/complianz.js */
export const complianz: Reader<{ consenttype: string }, Page> = {
  inWindow: 'complianz',
  usual: 'marketing',
  signals: 'cmplz_fire_categories',
  readNow({ consenttype }, tell, page) {
    if (page.cmplz_get_banner_status() === 'dismissed')
      // Where visitors are not asked, it agrees for those who have said nothing.
      tell((category) => page.cmplz_has_consent(category) && (consenttype === 'optin' || undefined));
  },
};
