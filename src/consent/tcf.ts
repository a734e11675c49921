import type { Reader } from './reader.ts';

type Data = {
  eventStatus: 'tcloaded' | 'cmpuishown' | 'useractioncomplete';
  gdprApplies?: boolean;
  purpose: { consents: Readonly<Record<string, boolean>> };
};

type Api = (command: 'addEventListener', version: 2, listener: (data: Data) => void) => void;

/**
 * IAB TCF 2.2 and later:
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework/blob/master/TCFv2/IAB%20Tech%20Lab%20-%20CMP%20API%20v2.md
 * The usual purposes are 1, to store and read information on a device, and 7, to measure how advertising performs.
 */
export const tcf: Reader<Api> = {
  inWindow: '__tcfapi',
  usual: '1,7',
  // What stands in for the manager while it loads, hands this on.
  joinIn(api, tell) {
    api('addEventListener', 2, (data) =>
      // While the banner is shown, the data are those of before, or none. A command that is not understood gives none at all.
      tell((category) =>
        data.gdprApplies === false || data.eventStatus === 'cmpuishown'
          ? undefined
          : !!data.purpose.consents[category],
      ),
    );
  },
};
