import { answerOf } from './answer-of.ts';
import type { Reader } from './reader.ts';

type Page = { wp_consent_type?: string; wp_fallback_consent_type?: string };

/**
 * https://github.com/WordPress/wp-consent-level-api/blob/master/assets/js/wp-consent-api.js
 * Not asked by `wp_has_consent`: without a consent type that agrees for everybody, where visitors may opt out for those who
 * have said nothing, and it refuses for those who have not answered yet. Its cookie of each category knows who has answered.
 */
export const wpConsentApi: Reader<unknown, Page> = {
  inWindow: 'wp_has_consent',
  usual: 'marketing',
  signals: 'wp_listen_for_consent_change wp_consent_type_defined',
  readNow(_manager, tell, { wp_consent_type, wp_fallback_consent_type }) {
    if (wp_consent_type ?? wp_fallback_consent_type)
      tell((category) => answerOf(document.cookie.match(`wp_consent_${category}=(\\w+)`)?.[1]));
  },
};
