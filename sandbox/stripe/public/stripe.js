// The sandbox's stand-in for Stripe.js: embedded Checkout (https://docs.stripe.com/js/embedded_checkout), and Checkout with
// the page's own form (https://docs.stripe.com/js/custom_checkout), whose Payment Element also asks for name and e-mail here.

(() => {
  const origin = new URL(document.currentScript.src).origin;

  function Stripe(publishableKey) {
    if (!/^pk_(test|live)_\w+$/.test(publishableKey)) {
      throw new Error('Stripe(): pass your publishable key, which starts with pk_test_ or pk_live_.');
    }
    // The older name is an error in real Stripe.js since dahlia; the stand-in serves merchants of both generations.
    return {
      createEmbeddedCheckoutPage,
      initEmbeddedCheckout: createEmbeddedCheckoutPage,
      initCheckoutElementsSdk,
    };
  }

  async function createEmbeddedCheckoutPage({ fetchClientSecret, clientSecret, onComplete }) {
    const secret = clientSecret ?? (await fetchClientSecret());
    return frameOf('createEmbeddedCheckoutPage', secret, {}, { onComplete });
  }

  /** Gives at once what makes Elements; the session is known when `loadActions` has settled. */
  function initCheckoutElementsSdk({ clientSecret }) {
    let settle = () => {};
    const framed = Promise.resolve(clientSecret).then((secret) =>
      frameOf(
        'initCheckoutElementsSdk',
        secret,
        { element: 'payment' },
        {
          onRefused: (message) => settle({ type: 'error', error: { message } }),
        },
      ),
    );
    // Who mounts it hears of it by `loadActions`.
    framed.catch(() => {});
    const confirm = async () => {
      const { ask } = await framed;
      return new Promise((resolve) => {
        settle = resolve;
        ask('stripe-stand-in-confirm');
      });
    };
    return {
      createPaymentElement: () => ({
        mount: (target) => void framed.then(({ mount }) => mount(target)).catch(() => {}),
        unmount: () => void framed.then(({ unmount }) => unmount()).catch(() => {}),
      }),
      loadActions: () =>
        framed.then(
          () => ({ type: 'success', actions: { confirm } }),
          ({ message }) => ({ type: 'error', error: { message } }),
        ),
    };
  }

  function frameOf(caller, secret, more, { onComplete, onRefused }) {
    const id = /^(cs_(?:test|live)_\w+)_secret_\w+$/.exec(secret)?.[1];
    if (!id) throw new Error(`${caller}(): the client secret must be that of a Checkout Session.`);

    const frame = document.createElement('iframe');
    frame.title = 'Secure payment form (sandbox)';
    frame.src = `${origin}/c/embed/${id}?${new URLSearchParams({ secret, parent: location.origin, ...more })}`;
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
      if (event.data.type === 'refused') onRefused?.(event.data.message);
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
      ask: (type) => frame.contentWindow.postMessage({ type }, origin),
      unmount,
      destroy: unmount,
    };
  }

  window.Stripe = Stripe;
})();
