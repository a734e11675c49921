/** Attributes that go wrong easily: as a merchant writes them, as `dataset` has them, and which one to name. */
export const UNSOUND_TAGS: readonly [html: string, data: Readonly<Record<string, string>>, named: string][] =
  [
    ['data-payment-link-host', { paymentLinkHost: '' }, 'paymentLinkHost'],
    [
      'data-payment-link-hosts="PAY.example.com"',
      { paymentLinkHosts: 'PAY.example.com' },
      'paymentLinkHosts',
    ],
    [
      'data-payment-link-hosts="https://pay.example.com/"',
      { paymentLinkHosts: 'https://pay.example.com/' },
      'paymentLinkHosts',
    ],
    ['data-payment-link-hosts="buy.polar.sh="', { paymentLinkHosts: 'buy.polar.sh=' }, 'paymentLinkHosts'],
    ['data-apiurl', { apiurl: '' }, 'apiurl'],
    ['data-tabs="no"', { tabs: 'no' }, 'tabs'],
  ];
