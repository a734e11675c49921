// A Checkout button: asks the back end for a session, with the click ID, and goes to Stripe's page.

const problem = document.querySelector('.problem');

for (const button of document.querySelectorAll('button[data-plan]')) {
  button.addEventListener('click', async () => {
    button.disabled = true;
    problem.hidden = true;
    try {
      // A visitor who buys at once waits for the click to be registered, but never long.
      await window.__selgeo?.ready({ timeout: 1500 });
      const response = await fetch('/create-checkout-session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        // Null when nobody referred this visitor, or when the snippet is blocked: the sale goes through anyway.
        body: JSON.stringify({ plan: button.dataset.plan, clickId: window.__selgeo?.getClickId() ?? null }),
      });
      const { url, error } = await response.json();
      if (!url) throw new Error(error);
      location.assign(url);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
      button.disabled = false;
    }
  });

  // Somebody who comes back from Stripe finds the page as they left it, button disabled.
  addEventListener('pageshow', () => {
    button.disabled = false;
  });
}
