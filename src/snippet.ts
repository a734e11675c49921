import { readOptions } from './agreed/options.ts';
import { importModule } from './browser/import-module.js';
import { quietly } from './browser/quietly.ts';
import { readItem } from './store/tab.ts';
import { startTracker } from './visit/tracker.ts';

quietly(() => {
  // The script of a tag manager that has inlined or re-made it has no attributes: then the tag that has.
  const own = document.currentScript as HTMLScriptElement | null;
  const tag = own?.dataset.merchant
    ? own
    : document.querySelector<HTMLScriptElement>('script[data-merchant]');
  const raw: DOMStringMap = { ...tag?.dataset };
  const start = () => {
    startTracker(readOptions(raw));
  };

  // Where a hash pins what runs, an address, which anyone can make, must not bring another script.
  if (
    'debug' in raw ||
    (tag?.integrity || location.search + readItem('__selgeo_debug')).match(/selgeo_debug/)
  ) {
    // Beside this file, whose address only the tag knows: for a script of another origin, a relative import is taken
    // from about:blank (https://html.spec.whatwg.org/#creating-a-classic-script, muted errors). Where it cannot be had,
    // the visit goes on without.
    importModule(tag?.src.replace(/[^/]*$/, 'debug.js') as string)
      .then((debug) => (debug as { init(raw: DOMStringMap): void }).init(raw))
      .catch(start);
  } else {
    start();
  }
});
