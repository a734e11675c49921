/** Makes the timers that a page sets from now on ring after a tenth of their time. */
export const HURRIED = `<script>{
  const { setTimeout } = window;
  window.setTimeout = (act, delay, ...rest) => setTimeout(act, delay / 10, ...rest);
}</script>`;
