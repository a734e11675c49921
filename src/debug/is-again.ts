import { asTexts } from '../agreed/as-texts.ts';
import { type InitOptions, readOptions } from '../agreed/options.ts';
import { jsonOf } from '../store/tab.ts';
import { startedWith } from './started-with.ts';

/**
 * Whether page code starts what runs already with the same options, as a component does whose effect runs again. A second tag
 * is one too many, whatever its options are.
 */
export function isAgain(options: InitOptions | DOMStringMap): boolean {
  // The attributes of a tag are no plain object. Those of Rewardful's tag come as a copy, with its own among them.
  const isTag = Object.getPrototypeOf(options) !== Object.prototype || 'rewardful' in options;
  return !isTag && jsonOf(readOptions(asTexts(options as InitOptions))) === jsonOf(startedWith());
}
