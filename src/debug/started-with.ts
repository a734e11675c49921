import type { Options } from '../agreed/options.ts';
import { readLog } from './log.ts';

/** The options that the snippet has started with on this page, once it has. */
export function startedWith(): Options | undefined {
  return readLog().find(({ name }) => name === 'started')?.facts.options;
}
