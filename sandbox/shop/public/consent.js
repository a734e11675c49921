// The shop's question, and its memory of the answer. The snippet keeps none, so each page passes it on.

import { snippetLoaded } from './click-id.js';

const KEY = 'fernleaf-consent';
const box = document.getElementById('consent');

async function tell(answer) {
  await snippetLoaded(10_000);
  window.__selgeo?.setConsent(answer);
  dispatchEvent(new Event('fernleaf:answered'));
}

for (const button of box.querySelectorAll('button')) {
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, button.value);
    box.hidden = true;
    tell(button.value);
  });
}

document.getElementById('ask-again')?.addEventListener('click', () => {
  box.hidden = false;
  box.querySelector('button').focus();
});

const answer = localStorage.getItem(KEY);
if (answer) tell(answer);
else box.hidden = false;
