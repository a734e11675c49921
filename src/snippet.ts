import { quietly } from './browser/quietly.ts';
import { readOptions } from './options.ts';
import { startTracker } from './tracker.ts';

quietly(() => {
  // Where a tag manager has inlined or re-made the script, the running one has no attributes: then the tag that has.
  const tag = document.querySelector<HTMLScriptElement>('script[data-merchant]');
  startTracker(readOptions({ ...tag?.dataset, ...document.currentScript?.dataset }));
});
