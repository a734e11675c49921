// The strip at the bottom of every page: what the snippet knows. Part of the sandbox, not of the shop.

import { referral } from './click-id.js';

const MEANING = {
  none: 'none, nobody referred this visit',
  pending: 'not registered yet',
  rejected: 'none, the API refused the click',
  unreachable: 'not registered yet, the API is unreachable',
  blocked: 'none, the snippet did not load',
};

const output = document.getElementById('sandbox-click-id');
const { clickId, status } = await referral(10_000);
output.textContent = clickId ?? MEANING[status] ?? status;
output.classList.toggle('known', clickId !== null);
