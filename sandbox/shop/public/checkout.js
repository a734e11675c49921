// Redirect Checkout: asks our back end for a session, with the click ID, and goes to Stripe's page.

for (const form of document.querySelectorAll('form[data-checkout]')) {
  const button = form.querySelector('button');
  const problem = form.querySelector('.problem');

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    problem.hidden = true;
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          plan: form.elements.namedItem('plan').value,
          // Null when nobody referred this visitor, or when the snippet has not loaded: the sale goes through anyway.
          clickId: window.__selgeo?.getClickId() ?? null,
          promoCode: window.__selgeo?.getOffer?.()?.discount?.code,
        }),
      });
      const { url, error } = await response.json();
      if (!url) throw new Error(error);
      location.assign(url);
    } catch (error) {
      button.disabled = false;
      problem.textContent = error.message || 'The payment page could not be opened. Please try again.';
      problem.hidden = false;
    }
  });

  // Somebody who comes back from Stripe finds the page as they left it, button disabled.
  addEventListener('pageshow', () => {
    button.disabled = false;
  });
}
