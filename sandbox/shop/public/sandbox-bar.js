// The strip at the bottom of every page: what the snippet knows. Part of the sandbox, not of the shop.

import { referral } from './click-id.js';

const MEANING = {
  none: 'none, nobody referred this visit',
  pending: 'not registered yet',
  rejected: 'none, the API refused the click',
  unreachable: 'not registered yet, the API is unreachable',
  blocked: 'none, the snippet did not load',
  consent: 'none, the visitor has not agreed',
};

const output = document.getElementById('sandbox-click-id');
const isGated = document.querySelector('script[data-consent]') !== null;

async function show() {
  const { clickId, status } = await referral(10_000, !isGated);
  output.textContent = clickId ?? MEANING[status] ?? status;
  output.classList.toggle('known', clickId !== null);
}

for (const type of ['selgeo:change', 'fernleaf:answered']) addEventListener(type, show);

// The other way to set the tag begins with a visitor who has never been here.
document.querySelector('.tag-mode')?.addEventListener('submit', () => {
  localStorage.removeItem('fernleaf-consent');
  window.__selgeo?.setConsent?.('denied');
});

show();
