import { quietly } from './quietly.ts';

/**
 * Runs outside of all zones: in Angular's, zone.js would check the whole page for changes with each listener, timer and
 * promise of ours (https://github.com/angular/angular/tree/main/packages/zone.js). A page may have a `Zone` of its own.
 */
export function outsideZone<Result>(run: () => Result): Result {
  const { Zone } = window as { Zone?: { root?: { run?: (run: () => void) => void } } };
  const results: Result[] = [];
  quietly(() => Zone?.root?.run?.(() => void results.push(run())));
  return results.length ? (results[0] as Result) : run();
}
