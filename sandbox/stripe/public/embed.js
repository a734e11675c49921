// Runs inside the frame of embedded Checkout and tells the page around it its height, and when the session is paid.

const parentOrigin = new URLSearchParams(location.search).get('parent');
const main = document.querySelector('[data-frame]');

/** The target origin makes sure that no other page than the one that the frame was opened for can read the message. */
function tell(message) {
  window.parent.postMessage({ source: 'stripe-stand-in', ...message }, parentOrigin);
}

new ResizeObserver(() =>
  tell({ type: 'resize', height: Math.ceil(main.getBoundingClientRect().height) }),
).observe(main);

if ('complete' in main.dataset) tell({ type: 'complete', destination: main.dataset.destination || null });
