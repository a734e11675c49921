/** Answers the seconds to wait, or 0 when the request may pass. */
export type RateLimit = (key: string) => number;

/** Lets `limit` requests a minute pass for each key, in windows that begin with a key's first request. */
export function createRateLimit(limit: number, now: () => number): RateLimit {
  const windows = new Map<string, { start: number; count: number }>();
  return (key) => {
    const time = now();
    const current = windows.get(key);
    // Before its start, the clock has been put back.
    if (!current || time < current.start || time >= current.start + 60_000) {
      windows.set(key, { start: time, count: 1 });
      return 0;
    }
    current.count += 1;
    return current.count > limit ? Math.ceil((current.start + 60_000 - time) / 1000) : 0;
  };
}
