/**
 * Runs outside of all zones: in Angular's, zone.js would check the whole page for changes with each listener, timer and
 * promise of ours (https://github.com/angular/angular/tree/main/packages/zone.js).
 */
export function outsideZone<Result>(run: () => Result): Result {
  const { Zone } = window as { Zone?: { root?: { run?: (run: () => Result) => Result } } };
  return typeof Zone?.root?.run === 'function' ? Zone.root.run(run) : run();
}
