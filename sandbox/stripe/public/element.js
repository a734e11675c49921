// The sandbox's stand-in for https://js.stripe.com/v3/buy-button.js and https://js.stripe.com/v3/pricing-table.js: one
// script under both names, which defines the element that it was asked for by. Like Stripe's, the element is an open
// shadow root with a frame of Stripe's origin in it, so that neither the page's styles nor its policy reach inside. It
// loads the frame again when the merchant changes what it shows, and only tells it about the buyer.
// https://docs.stripe.com/payment-links/buy-button, https://docs.stripe.com/payments/checkout/pricing-table

(() => {
  const { origin, pathname } = new URL(document.currentScript.src);
  const name = /([\w-]+)\.js$/.exec(pathname)[1];
  // A page may have the script once for each of its elements.
  if (customElements.get(`stripe-${name}`)) return;

  const SHOWN = [`${name}-id`, 'publishable-key'];
  const BUYER = ['client-reference-id', 'customer-email'];

  // A custom element cannot be anything but a class.
  customElements.define(
    `stripe-${name}`,
    class extends HTMLElement {
      static observedAttributes = [...SHOWN, ...BUYER];
      #frame = null;
      #isReady = false;

      constructor() {
        super();
        this.attachShadow({ mode: 'open' });
      }

      connectedCallback() {
        addEventListener('message', this);
        this.#load();
      }

      disconnectedCallback() {
        removeEventListener('message', this);
        this.#frame = null;
      }

      attributeChangedCallback(attribute) {
        // Before it is in the page, there is nothing to bring up to date.
        if (!this.#frame) return;
        if (SHOWN.includes(attribute)) this.#load();
        else this.#tell();
      }

      handleEvent({ source, data }) {
        if (source !== this.#frame?.contentWindow || data?.source !== 'stripe-stand-in') return;
        this.#frame.style.height = `${Number(data.height)}px`;
        if (data.isReady) {
          this.#isReady = true;
          this.#tell();
        }
      }

      #load() {
        const frame = document.createElement('iframe');
        frame.title = name === 'buy-button' ? 'Buy (sandbox)' : 'Prices (sandbox)';
        frame.src = `${origin}/v3/${name}-app.html?${new URLSearchParams(this.#read(SHOWN))}`;
        Object.assign(frame.style, { display: 'block', width: '100%', height: '14rem', border: '0' });
        this.#isReady = false;
        this.#frame = frame;
        this.shadowRoot.replaceChildren(frame);
      }

      #tell() {
        if (!this.#isReady) return;
        const message = { source: 'stripe-stand-in', buyer: this.#read(BUYER) };
        this.#frame.contentWindow.postMessage(message, origin);
      }

      /** `client-reference-id` as `client_reference_id`, and so on; empty text for what is absent. */
      #read(attributes) {
        return Object.fromEntries(
          attributes.map((attribute) => [attribute.replaceAll('-', '_'), this.getAttribute(attribute) ?? '']),
        );
      }
    },
  );
})();
