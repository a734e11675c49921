import { optionsOf } from '../tag.ts';
import { findTags } from './find-tags.ts';

/**
 * Lets the browser send Global Privacy Control where nothing but that is what the tag waits for. To the page's own code it says
 * what it would have said.
 */
export function run(): void {
  Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {
    configurable: true,
    get: () => {
      const { honoursGpc, needsConsent } = optionsOf({ tags: findTags(undefined) });
      return (honoursGpc && !needsConsent) || undefined;
    },
  });
}
