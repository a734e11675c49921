import { html } from 'hono/html';
import { saleName } from '../sale-name.ts';
import { DAYS, type Trail } from '../trail/read-trail.ts';
import { type Reason, reasonsOf } from '../trail/reasons.ts';
import { breakOf, type StepName, type StepState, stateOf, stepsOf } from '../trail/steps.ts';
import { codeLink } from './codes-view.ts';
import { type Html, type Page, timeView } from './layout.ts';
import { saleBadges } from './sale-badges.ts';
import { type Detail, trailDetails } from './trail-details.ts';

/** One sale or lead: everything from the partner's link to the decision, and where the chain broke if it did. */
export function conversionPage(trail: Trail, shop: string): Page {
  const { conversion } = trail;
  const details = trailDetails(trail, shop);
  const title = saleName(conversion);
  return {
    title,
    here: '',
    body: html`<p class="crumb"><a href="/sales">Sales</a></p>
      <h1>${title}</h1>
      <p class="lead">${saleBadges(conversion)}</p>
      <ol class="trail" aria-label="From the link to the decision">
        ${stepsOf(trail).map((step) => stepView(step, trail, details[step]))}
      </ol>`,
  };
}

function stepView(step: StepName, trail: Trail, details: readonly Detail[]): Html {
  const { conversion, click } = trail;
  const state = stateOf(step, conversion, click !== undefined);
  const broken = state === 'broken' ? breakOf(conversion) : undefined;
  const isNobodys = step === 'decision' && !conversion.attributed;
  return html`<li class="card step ${isNobodys ? 'nobodys' : state}" id="step-${step}">
    <h2>${nameOf(step, trail)} ${badges[state]}</h2>
    ${broken ? html`<p class="why">${broken.why}</p>${beforeView(trail)}${reasonsView(reasonsOf(trail))}` : ''}
    ${state === 'unknown' ? html`<p class="why">${step === 'click' ? 'The sale names none.' : 'Without a click there is no link to be found.'}</p>` : ''}
    ${step === 'decision' ? html`<p class="why">${conversion.explanation}</p>` : ''}
    ${conversion.note && step === (conversion.refunded_cents > 0 ? 'refund' : 'decision') ? html`<p class="why">${conversion.note}</p>` : ''}
    ${details.length > 0 ? html`<dl class="facts">${details.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>` : ''}
  </li>`;
}

/** What the sandbox knows of the time before a sale that names nothing. */
function beforeView({ conversion, before: { click } }: Trail): Html | string {
  if (conversion.code !== 'no_reference') return '';
  return click
    ? html`<p class="why">The latest click before it, at ${timeView(click.created_at)}, came by <code>${click.ref}</code>; whether it was the buyer’s is not known.</p>`
    : html`<p class="why">In the ${DAYS} days before it no click was registered.</p>`;
}

/** What to look for on the merchant's page, where the reason is there. */
function reasonsView(reasons: readonly Reason[]): Html | string {
  if (reasons.length === 0) return '';
  const names = [...new Set(reasons.map(({ name }) => name))];
  const of = (wanted: Reason['name']) => reasons.filter(({ name }) => name === wanted);
  return html`<p class="why" id="codes-lead">On the page, the debug mode shows ${names.length > 1 ? 'one of these' : 'this'}:</p>
    <dl class="reasons" aria-labelledby="codes-lead">${names.map((name) => html`<div><dt>${codeLink(name)}</dt>${of(name).map(({ here, at }) => html`<dd>${here}${at ? html`, last at ${timeView(at)}` : ''}</dd>`)}</div>`)}</dl>`;
}

const badges: Readonly<Record<StepState, Html | string>> = {
  done: '',
  broken: html`<span class="badge bad">The chain breaks here</span>`,
  unknown: html`<span class="badge plain">Not known</span>`,
  unneeded: html`<span class="badge plain">Not needed</span>`,
};

function nameOf(step: StepName, { conversion, sale }: Trail): string {
  const isCheckout = conversion.source === 'checkout';
  const carrier = sale && !sale.session ? 'Subscription' : 'Checkout Session';
  return {
    link: 'Link',
    click: 'Click',
    carrier: isCheckout ? carrier : 'Call of the Conversion API',
    invoice: 'Invoice',
    event: isCheckout ? 'Stripe event' : 'Answer',
    decision: 'Decision',
    refund: 'Refund',
  }[step];
}
