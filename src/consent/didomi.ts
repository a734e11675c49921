import { listed } from './answer-of.ts';
import type { Reader } from './reader.ts';

type Didomi = {
  on(event: 'consent.changed', listener: () => void): void;
  getUserStatus(): {
    purposes: { consent: { enabled: readonly string[]; disabled: readonly string[] } };
  };
};

type Page = { didomiOnReady: { push(listener: (manager: Didomi) => void): unknown } };

/**
 * https://developers.didomi.io/cmp/web-sdk/reference/api and, for the queue,
 * https://developers.didomi.io/cmp/web-sdk/third-parties/custom-integrations/programmatic-api
 * A purpose that the visitor has not been asked about is in neither list. The usual ones are 1 and 7 of the TCF, by Didomi's
 * names.
 */
export const didomi: Reader<Didomi, Page> = {
  inWindow: 'Didomi',
  usual: 'cookies,measure_ad_performance',
  joinIn(_manager, _tell, again, page) {
    page.didomiOnReady ??= [];
    page.didomiOnReady.push((manager) => {
      again();
      manager.on('consent.changed', again);
    });
  },
  readNow(manager, tell) {
    const { enabled, disabled } = manager.getUserStatus().purposes.consent;
    tell(listed(enabled, disabled));
  },
};
