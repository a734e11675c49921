import { html } from 'hono/html';
import { PRODUCTS } from '../products.ts';
import { tin } from './art.ts';
import { buyButton, checkoutScript } from './buy-button.ts';
import { layout, type Markup, type Site } from './layout.ts';

export function homePage(site: Site): Markup {
  return layout({
    site,
    path: '/',
    title: 'Fernleaf · Tea for people who ship',
    description: 'Three fresh loose-leaf teas a month, one for each hour of the release.',
    scripts: checkoutScript,
    body: html`<section class="hero">
        <div>
          <p class="eyebrow">Loose leaf, by subscription</p>
          <h1>Tea for people who ship.</h1>
          <p class="lead">
            Three fresh teas a month, chosen for the hours you keep: one to build with, one to review with, and one
            for the evening after it went out.
          </p>
          <div class="actions">
            ${buyButton('pro', `Subscribe, ${PRODUCTS.pro.label} a month`)}
            <a class="button ghost" href="/pricing">See pricing</a>
          </div>
          <p class="small">Free delivery. Skip a month whenever a milestone slips.</p>
        </div>
        <div class="shelf">${tin('review')}${tin('build')}${tin('release')}</div>
      </section>

      <section class="teas" aria-labelledby="teas">
        <h2 id="teas">Three teas, one release</h2>
        <ol>
          <li>
            ${tin('build')}
            <h3>Build</h3>
            <p class="kind">Spring sencha</p>
            <p>Bright and a little grassy. Keeps a morning of deep work going without the jitters.</p>
            <p class="brew">70 °C, 90 seconds</p>
          </li>
          <li>
            ${tin('review')}
            <h3>Review</h3>
            <p class="kind">Roasted oolong</p>
            <p>Slow, nutty, patient. Good for four steepings, or one long pull request.</p>
            <p class="brew">90 °C, 3 minutes</p>
          </li>
          <li>
            ${tin('release')}
            <h3>Release</h3>
            <p class="kind">Hibiscus and rosehip</p>
            <p>No caffeine at all. Pour it once the graphs are flat and close the laptop.</p>
            <p class="brew">100 °C, 6 minutes</p>
          </li>
        </ol>
      </section>

      <section class="features" aria-label="Why Fernleaf">
        <div>
          <h3>Picked, then posted</h3>
          <p>Leaves reach you within five weeks of harvest. The date is on the tin.</p>
        </div>
        <div>
          <h3>Notes you will read</h3>
          <p>Every brewing card fits in a commit message: fifty characters, imperative mood.</p>
        </div>
        <div>
          <h3>Tins that come back</h3>
          <p>Send three empty ones, get a fourth month’s postage on us. Steel, not plastic.</p>
        </div>
      </section>

      <section class="closing">
        <h2>Put the kettle on.</h2>
        <p>The next parcels leave on Monday.</p>
        <a class="button" href="/pricing">Choose your plan</a>
      </section>`,
  });
}
