// What the partner's link promises, as the API has said it: as text, whatever it holds.

const line = document.getElementById('offer');

function show() {
  const offer = window.__selgeo?.getOffer?.();
  const name = offer?.partner.name;
  const off = offer?.discount ? amountOf(offer.discount) : undefined;
  line.hidden = !name && !off;
  line.textContent = [name && `${name} sent you`, off && `${off} off`].filter(Boolean).join(': ');
}

function amountOf({ percent_off: percent, amount_off: amount, currency }) {
  if (percent !== null) return `${percent} %`;
  if (amount === null || currency === null) return undefined;
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

addEventListener('selgeo:change', show);
show();
