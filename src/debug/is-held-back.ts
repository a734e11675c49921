import { readLog } from './log.ts';
import { missingConsent } from './reason-of.ts';

/** Whether the visitor has not agreed, where the page asks for it: then the storage is none of ours. */
export function isHeldBack(): boolean {
  return missingConsent(readLog().map(({ name }) => name)) !== undefined;
}
