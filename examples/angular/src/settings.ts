type Settings = {
  readonly merchant: string;
  readonly apiUrl: string;
  readonly paymentLinkHost: string;
  readonly publishableKey: string;
};

export const settings: Settings = JSON.parse(document.getElementById('settings')?.textContent ?? '{}');
