/**
 * Milliseconds to wait after a failed attempt: "full jitter", a random part of 1, 4 and 16 seconds
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), on top of what the API has asked for, so
 * that a crowd that was turned away together does not come back together.
 *
 * @param failures How many attempts have failed, from 1.
 * @param random From 0 up to 1, as `Math.random()` gives it.
 * @param retryAfter The `Retry-After` header in seconds; anything else counts as 0.
 */
export function backOff(failures: number, random: number, retryAfter: string | null | undefined): number {
  // A header is text: multiplied, it becomes a number, or NaN.
  return (1000 * (retryAfter as unknown as number) || 0) + random * 250 * 4 ** failures;
}
