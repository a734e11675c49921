import { type RawOptions, readOptions } from '../agreed/options.ts';
import { documentProperty } from '../browser/document-property.ts';
import { importModule } from '../browser/import-module.js';
import { queryAll } from '../browser/query-all.ts';
import { quietly } from '../browser/quietly.ts';
import { readItem } from '../store/tab.ts';
import type { Selgeo } from './api.ts';
import { isGated } from './consent.ts';
import { startTracker } from './tracker.ts';

type Start = (raw: RawOptions) => Selgeo;

/**
 * Starts the snippet as its script tag says: with the debug build, where the tag, the address or an earlier page of the tab
 * asks for it, and else with this one. Never throws.
 *
 * @param selector Of the tag. Only a `script` element configures anything.
 * @param debugBuild Where the debug build lies, seen from the folder of this script.
 * @param run Starts with the attributes of the tag.
 */
export function startFromTag(
  selector: string,
  debugBuild: string,
  run: (start: Start, data: DOMStringMap) => void = (start, data) => void start(data),
): void {
  quietly(() => {
    // The script of a tag manager that has inlined or re-made it has no attributes: then the tag that has.
    const own = documentProperty('currentScript');
    const tag = (own?.matches(selector) ? own : queryAll(document, selector)[0]) as HTMLScriptElement | null;
    const data = tag?.dataset ?? {};
    const start = () => run((raw) => startTracker(readOptions(raw)), data);
    const isSwitchedOn =
      // The pattern is for those few addresses alone.
      (location.search.indexOf('selgeo_debug') > 0 && /[?&]selgeo_debug(=|&|$)/.test(location.search)) ||
      // Where the visitor has to agree first, nothing is read.
      (!isGated(readOptions(data)) && readItem('__selgeo_debug'));
    // Where a hash pins what runs, an address, which anyone can make, must not bring another script.
    if (!('debug' in data) && (tag?.integrity || !isSwitchedOn)) {
      start();
      return;
    }
    // Near this file, as the browser has loaded it: `src` follows a `<base>` that comes later, and a relative import is
    // taken from about:blank in a script of another origin
    // (https://html.spec.whatwg.org/#creating-a-classic-script, muted errors). Where it cannot be had, the visit goes on
    // without.
    const folder = String(new Error().stack).match(/https?:\/\/[^\s)?#]*\//)?.[0];
    importModule(folder + debugBuild)
      .then((debug) => run((debug as { init: Start }).init, data))
      .catch(start);
  });
}
