import type { Reader } from './reader.ts';

type Service = {
  id: string;
  categorySlug: string;
  consent: { status: boolean; history: readonly { type: 'explicit' | 'implicit' }[] };
};

/**
 * Version 2: https://usercentrics.com/docs/web/features/v2/events_v2/events_v2/ and
 * https://docs.usercentrics.com/#/cmp-v2-ui-api
 * A page with version 3 has this name as well, and it knows nothing there. A category is that of services, or the ID of one.
 */
export const usercentrics2: Reader<{ getServicesBaseInfo(): readonly Service[] }> = {
  inWindow: 'UC_UI',
  usual: 'marketing',
  signals: 'UC_UI_INITIALIZED UC_UI_CMP_EVENT',
  readNow(manager, tell) {
    tell((category) => {
      const meant = manager
        .getServicesBaseInfo()
        .filter((service) => service.id === category || service.categorySlug === category);
      return meant.some(({ consent }) => consent.history.some(({ type }) => type === 'explicit'))
        ? meant.every(({ consent }) => consent.status)
        : undefined;
    });
  },
};
