// The sandbox's stand-in for Stripe.js: only embedded Checkout. https://docs.stripe.com/js/embedded_checkout

(() => {
  const origin = new URL(document.currentScript.src).origin;

  function Stripe(publishableKey) {
    if (!/^pk_(test|live)_\w+$/.test(publishableKey)) {
      throw new Error('Stripe(): pass your publishable key, which starts with pk_test_ or pk_live_.');
    }
    // The older name is an error in real Stripe.js since dahlia; the stand-in serves merchants of both generations.
    return { createEmbeddedCheckoutPage, initEmbeddedCheckout: createEmbeddedCheckoutPage };
  }

  async function createEmbeddedCheckoutPage({ fetchClientSecret, clientSecret, onComplete }) {
    const secret = clientSecret ?? (await fetchClientSecret());
    const id = /^(cs_(?:test|live)_\w+)_secret_\w+$/.exec(secret)?.[1];
    if (!id)
      throw new Error('createEmbeddedCheckoutPage(): fetchClientSecret must resolve with a client secret.');

    const frame = document.createElement('iframe');
    frame.title = 'Secure payment form (sandbox)';
    frame.src = `${origin}/c/embed/${id}?${new URLSearchParams({ secret, parent: location.origin })}`;
    Object.assign(frame.style, {
      width: '100%',
      height: '720px',
      border: '0',
      display: 'block',
      colorScheme: 'normal',
    });

    const onMessage = (event) => {
      if (event.origin !== origin || event.source !== frame.contentWindow) return;
      if (event.data?.source !== 'stripe-stand-in') return;
      if (event.data.type === 'resize') frame.style.height = `${Number(event.data.height)}px`;
      if (event.data.type === 'complete') finish(event.data.destination);
    };
    const finish = (destination) => {
      if (destination === null) onComplete?.();
      else if (/^https?:$/.test(new URL(destination).protocol)) location.assign(destination);
    };
    const unmount = () => {
      removeEventListener('message', onMessage);
      frame.remove();
    };

    return {
      mount(target) {
        const element = typeof target === 'string' ? document.querySelector(target) : target;
        if (!element) throw new Error(`mount(): no element matches '${target}'.`);
        addEventListener('message', onMessage);
        element.append(frame);
      },
      unmount,
      destroy: unmount,
    };
  }

  window.Stripe = Stripe;
})();
