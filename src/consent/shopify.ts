import { answerOf } from './answer-of.ts';
import type { Reader } from './reader.ts';

type Shopify = {
  loadFeatures(features: readonly { name: string; version: string }[], done: () => void): void;
  customerPrivacy: { currentVisitorConsent(): Readonly<Record<string, 'yes' | 'no' | ''>> };
};

/** https://shopify.dev/docs/api/customer-privacy */
export const shopify: Reader<Shopify> = {
  inWindow: 'Shopify',
  usual: 'marketing',
  signals: 'visitorConsentCollected',
  // A theme has it loaded only where something asks for it.
  joinIn(manager, _tell, again) {
    manager.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], again);
  },
  readNow({ customerPrivacy }, tell) {
    const said = customerPrivacy.currentVisitorConsent();
    tell((category) => answerOf(said[category]));
  },
};
