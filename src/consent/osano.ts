import { answerOf } from './answer-of.ts';
import type { Reader } from './reader.ts';

type Consent = Readonly<Record<string, 'ACCEPT' | 'DENY'>>;

type Osano = {
  cm: { addEventListener(event: string, listener: (consent: Consent | undefined) => void): void };
};

/**
 * https://developers.osano.com/cmp/javascript-api/developer-documentation-consent-javascript-api
 * A listener that comes after `osano-cm-initialized` is called at once, with `undefined` for who has not answered.
 */
export const osano: Reader<Osano> = {
  inWindow: 'Osano',
  usual: 'MARKETING',
  joinIn({ cm }, tell) {
    for (const event of ['osano-cm-initialized', 'osano-cm-consent-saved'])
      cm.addEventListener(event, (consent) => tell((category) => answerOf(consent?.[category])));
  },
};
