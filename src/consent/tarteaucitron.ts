import type { Reader } from './reader.ts';

type Tarteaucitron = { highPrivacy?: boolean; state: Readonly<Record<string, boolean | undefined>> };

/** https://github.com/AmauriC/tarteaucitron.js: a category is the key of a service. */
export const tarteaucitron: Reader<Tarteaucitron> = {
  inWindow: 'tarteaucitron',
  signals: 'tac.root_available tac.consent_updated',
  readNow({ highPrivacy, state }, tell) {
    // Without `highPrivacy` it agrees for those who only browse on.
    tell((category) => state[category] && (highPrivacy || undefined));
  },
};
