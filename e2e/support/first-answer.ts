import type { Readiness } from '../../src/index.ts';
import type { PortablePage } from '../engines/portable-page.ts';

/** An attribute for the tag: the page calls `ready()` once, when its first attempt has just begun. */
export const ASK_ONCE = { onload: 'answer = __selgeo.ready()' };

/** What that call has answered. A later one might begin attempts of its own. */
export const firstAnswer = (page: PortablePage): Promise<Readiness> =>
  page.waitForFunction(() => Reflect.get(window, 'answer') as Readiness);
