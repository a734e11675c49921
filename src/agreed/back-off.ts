/** What a page cannot push a pause below, in milliseconds, whatever it has done to `Math.random`. */
const SHORTEST = 100;

/**
 * Milliseconds to wait after a failed attempt: "full jitter", a random part of 1, 4 and 16 seconds
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), so that a crowd that was turned away
 * together does not come back together. Where the API has asked to wait, it comes on top of that, and is a random part of
 * half as long, if that is longer: else all whom a limit has turned away come back in the second in which it opens.
 *
 * @param failures How many attempts have failed, from 1. With 0, up to a quarter of a second.
 * @param random From 0 up to 1, as `Math.random()` gives it; anything else counts as 1.
 * @param asked Milliseconds that the API has asked to wait.
 */
export function backOff(failures: number, random: number, asked = 0): number {
  const share = random >= 0 && random < 1 ? random : 1;
  return Math.max(SHORTEST, share * Math.max(250 * 4 ** failures, asked / 2));
}
