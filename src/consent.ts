import { quietly } from './browser/quietly.ts';
import { type FollowOptions, follow } from './consent/follow.ts';

export type { FollowOptions } from './consent/follow.ts';
export type { ManagerName } from './consent/readers.ts';

/**
 * Follows the visitor's answers to the page's consent manager, and calls `setConsent` of the snippet: at once for an
 * earlier answer, and again for each change. A visitor who has not answered has said neither yes nor no. The manager
 * may load before this call, later or never. If it never loads, the gate stays closed. On a server, it does nothing.
 * Never throws.
 */
export function followConsent(options: FollowOptions = {}): void {
  if (typeof window !== 'undefined') quietly(() => follow(options));
}
