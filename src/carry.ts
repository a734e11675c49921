import { whenIdle } from './browser/when-idle.ts';
import { readClickId } from './click-id.ts';
import { decorateForms } from './forms.ts';
import type { Options } from './options.ts';
import { decorateLinks } from './stripe.ts';

/**
 * Carries the click ID, if there is one, into the page's links and forms: once the page has loaded and in an idle
 * moment, when a framework has had its chance to hydrate the markup that this changes.
 */
export function carryClickId(options: Options): void {
  const clickId = readClickId();
  if (!clickId || document.readyState !== 'complete') return;
  whenIdle(() => {
    decorateLinks(document, clickId, options.hosts);
    decorateForms(document, clickId);
  });
}
