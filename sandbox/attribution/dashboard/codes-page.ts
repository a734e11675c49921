import { html } from 'hono/html';
import { CODES, type Explanation } from '../../../src/diagnosis/codes.ts';
import type { Html, Page } from './layout.ts';

/** What the first digit of a code stands for. */
const groups: Readonly<Record<string, string>> = {
  0: 'Start and key',
  1: 'Referral',
  2: 'Delivery',
  3: 'Tabs',
  4: 'Storage',
  5: 'What carries the click ID',
  6: 'What does not',
  7: 'Why the API could not be reached',
  8: 'The page and its tag',
  9: 'Delivery, as real networks are',
};

/** Every code of the debug mode, with an anchor for each. */
export function codesPage(shop: string): Page {
  return {
    title: 'Codes',
    here: '',
    body: html`<h1>Codes</h1>
      <p class="lead">What the snippet’s debug mode says. Try it in the shop: <a href="${shop}/?ref=demo&selgeo_debug">${shop}/?ref=demo&amp;selgeo_debug</a></p>
      ${Object.entries(groups).map(([digit, name]) => groupView(digit, name))}`,
  };
}

function groupView(digit: string, name: string): Html {
  const codes = Object.values<Explanation>(CODES).filter(({ code }) => code[2] === digit);
  return html`<section class="section" aria-labelledby="group-${digit}">
    <div class="section-head"><h2 id="group-${digit}">${name}</h2></div>
    <dl class="card explained">
      ${codes.map(
        ({ code, meaning, advice }) => html`<div id="${code}">
        <dt><a class="code" href="#${code}">${code}</a></dt>
        <dd>${meaning}${advice ? html`<p class="why">${advice}</p>` : ''}</dd>
      </div>`,
      )}
    </dl>
  </section>`;
}
