// Runs inside the frame of embedded Checkout and tells the page around it its height, and when the session is paid.

const query = new URLSearchParams(location.search);
const parentOrigin = query.get('parent');
const main = document.querySelector('[data-frame]');

/** The target origin makes sure that no other page than the one that the frame was opened for can read the message. */
function tell(message) {
  window.parent.postMessage({ source: 'stripe-stand-in', ...message }, parentOrigin);
}

new ResizeObserver(() =>
  tell({ type: 'resize', height: Math.ceil(main.getBoundingClientRect().height) }),
).observe(main);

if ('complete' in main.dataset) tell({ type: 'complete', destination: main.dataset.destination || null });

// As a Payment Element: the button is the merchant's, and the page around says when.
if (query.has('element')) {
  const form = document.querySelector('form[data-payment]');
  if (form) form.querySelector('.pay').hidden = true;
  addEventListener('message', ({ origin, data }) => {
    if (origin === parentOrigin && data?.type === 'stripe-stand-in-confirm') form?.requestSubmit();
  });
  const error = document.querySelector('.error');
  if (error) tell({ type: 'refused', message: error.textContent });
}
