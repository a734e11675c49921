import { answerOf } from './answer-of.ts';
import type { Reader } from './reader.ts';

type Command = { readonly [index: number]: unknown } | null | undefined;

/**
 * Google's consent mode, for managers that have no reader: https://developers.google.com/tag-platform/security/guides/consent
 * `default` is what holds until the visitor has decided; only `update` is a decision, the latest of each type. There is no event
 * for it, so the clicks have to do.
 */
export const google: Reader<readonly Command[]> = {
  inWindow: 'dataLayer',
  usual: 'ad_storage',
  readNow(dataLayer, tell) {
    const updates = dataLayer.map(
      (command) => command?.[0] === 'consent' && command[1] === 'update' && command[2],
    );
    const said: Record<string, string> = Object.assign({}, ...updates);
    tell((type) => answerOf(said[type]));
  },
};
