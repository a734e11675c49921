import { quietly } from './browser/quietly.ts';
import { readOptions } from './options.ts';
import { startTracker } from './tracker.ts';

quietly(() => {
  // The script of a tag manager that has inlined or re-made it has no attributes: then the tag that has.
  const own = document.currentScript as HTMLElement | null;
  const tag = own?.dataset.merchant ? own : document.querySelector<HTMLElement>('script[data-merchant]');
  const raw = { ...tag?.dataset };
  startTracker(readOptions(raw));
});
