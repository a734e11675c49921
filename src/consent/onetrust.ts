import type { Reader } from './reader.ts';

type OneTrust = { IsAlertBoxClosedAndValid(): boolean };

type Page = { OnetrustActiveGroups: string };

/**
 * https://developer.onetrust.com/onetrust/docs/javascript-events-guide and, for the groups,
 * https://my.onetrust.com/articles/en_US/Knowledge/UUID-66bcaaf1-c7ca-5f32-6760-c75a1337c226
 * `OptanonWrapper` is left to the merchant.
 */
export const onetrust: Reader<OneTrust, Page> = {
  inWindow: 'OneTrust',
  usual: 'C0004',
  signals: 'OneTrustGroupsUpdated',
  readNow(manager, tell, { OnetrustActiveGroups }) {
    // Where visitors are only told, not asked, groups are active that nobody has agreed to.
    if (manager.IsAlertBoxClosedAndValid())
      tell((category) => OnetrustActiveGroups.split(',').includes(category));
  },
};
