/**
 * Makes the pauses between the attempts of a page short; they are a random part of 1, 4 and 16 seconds. No number twice: on a
 * page without a sound `crypto`, request IDs are made of them.
 */
export const IMPATIENT =
  '<script>{ const random = Math.random; Math.random = () => random() / 100 }</script>';
