import type { Reader } from './reader.ts';

type Details = {
  consent: { type: 'EXPLICIT' | 'IMPLICIT' };
  services: Readonly<Record<string, { consent: { given: boolean } }>>;
  categories: Readonly<Record<string, { state: string }>>;
};

/**
 * Version 3: https://usercentrics.com/docs/web/features/api/control-functionality/ and .../interfaces/
 * A category is that of services, or the ID of one.
 */
export const usercentrics: Reader<{ getConsentDetails(): Promise<Details> }> = {
  inWindow: '__ucCmp',
  usual: 'marketing',
  signals: 'UC_UI_INITIALIZED UC_UI_CMP_EVENT',
  readNow(manager, tell) {
    manager
      .getConsentDetails()
      .then(({ consent, services, categories }) => {
        if (consent.type === 'EXPLICIT')
          tell((category) => {
            const { state } = categories[category] ?? {};
            return state ? state === 'ALL_ACCEPTED' : services[category]?.consent.given;
          });
      })
      .catch(() => {});
  },
};
