import type { Options } from '../agreed/options.ts';
import { hasClick, parkReferral } from './park.ts';

/** Parks the newest landing among the earlier pages of this tab, where the browser knows them (Chromium, Firefox). */
export function parkEarlierLanding(options: Options): void {
  const { navigation } = window as { navigation?: { entries(): { readonly url: string | null }[] } };
  for (const { url } of navigation?.entries().reverse() ?? []) {
    parkReferral(options, url ?? '');
    if (hasClick()) break;
  }
}
