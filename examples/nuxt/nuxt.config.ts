const { SELGEO_SCRIPT, SELGEO_MERCHANT, SELGEO_API_URL, PAYMENT_LINK_HOST } = process.env;

export default defineNuxtConfig({
  app: {
    head: {
      script: [
        {
          src: SELGEO_SCRIPT,
          async: true,
          'data-merchant': SELGEO_MERCHANT,
          'data-api-url': SELGEO_API_URL,
          // Only for Payment Links on a domain of your own: `buy.stripe.com` is known.
          'data-payment-link-hosts': PAYMENT_LINK_HOST,
        },
      ],
      link: [{ rel: 'icon', href: 'data:,' }],
    },
  },
  runtimeConfig: { public: { paymentLinkHost: PAYMENT_LINK_HOST } },
  compatibilityDate: '2025-07-15',
  telemetry: false,
});
