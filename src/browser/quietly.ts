/**
 * Runs an effect so that no error reaches the host page, whatever that has done to the browser's objects. Gives what comes of
 * it; nothing where that was an error.
 */
export function quietly<Result>(effect: () => Result): Result | undefined {
  try {
    return effect();
  } catch {
    // The page matters more than the click ID.
    return undefined;
  }
}
