import type { Reader } from './reader.ts';

type Preferences = { consent?: boolean; purposes?: Readonly<Record<string, boolean>> };

type Iubenda = { cs: { api: { getPreferences(): Preferences } } };

/**
 * https://www.iubenda.com/en/help/1205-how-to-configure-your-cookie-solution-advanced-guide
 * It has no event, and its callbacks are left to the merchant: scripts that load, and clicks, have to do.
 * The purposes have numbers: 5 is marketing. A site that does not ask by purpose has one answer for all of them.
 */
export const iubenda: Reader<Iubenda> = {
  inWindow: '_iub',
  usual: '5',
  readNow({ cs }, tell) {
    const { purposes, consent } = cs.api.getPreferences();
    tell((category) => (purposes ? purposes[category] : consent));
  },
};
