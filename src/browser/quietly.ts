/** Runs an effect so that no error reaches the host page, whatever that has done to the browser's objects. */
export function quietly(effect: () => void): void {
  try {
    effect();
  } catch {
    // The page matters more than the click ID.
  }
}
