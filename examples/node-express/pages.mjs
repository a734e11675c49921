import { stripeScript } from './stripe.mjs';

const { SELGEO_API_URL, SELGEO_MERCHANT, SELGEO_SCRIPT, STRIPE_PUBLISHABLE_KEY } = process.env;

export const homePage = () =>
  layout(
    'Tea',
    `<h1>Tea for people who ship</h1>
      <p>A cloth-bound field guide, 128 pages. $12, postage included.</p>
      <form data-selgeo action="/checkout" method="post">
        <p class="actions">
          <button class="button" type="submit">Buy the handbook</button>
          <button class="button ghost" type="submit" formaction="/checkout/metadata">Buy it by order number</button>
        </p>
      </form>
      <p><a href="/embedded">Pay on our own page</a></p>
      <p class="small">The form takes the click ID to our back end, which opens a Checkout Session.</p>`,
  );

export const embeddedPage = () =>
  layout(
    'Checkout',
    `<h1>The Slow Brew Handbook</h1>
      <div id="embedded-checkout" data-publishable-key="${text(STRIPE_PUBLISHABLE_KEY)}">
        <p role="status">Opening the payment form …</p>
      </div>`,
    `${STUB}
    <script defer src="${text(stripeScript)}"></script>
    <script type="module" src="/embedded.js"></script>`,
  );

export const thanksPage = () =>
  layout(
    'Thank you',
    `<h1>Thank you</h1>
      <p>Your order is in. The kettle can wait five more minutes.</p>
      <p><a href="/">Back to the shop</a></p>`,
  );

export const problemPage = (message) =>
  layout(
    'That did not work',
    `<h1>That did not work</h1>
      <p class="problem" role="alert">${text(message)}</p>
      <p><a href="/">Back to the shop</a></p>`,
  );

// The README's: it takes calls before the script has arrived, as those of embedded.js may be.
const STUB = `<script>self.__selgeo||(s=>{s.q=[a=>Object.assign(s,a)];["getClickId","decorateUrl","setConsent"].map(n=>s[n]=x=>s.q.push(a=>a[n](x))&&x||null);s.ready=o=>new Promise(r=>s.q.push(a=>r(a.ready(o)))&&o?.timeout<1e9&&setTimeout(r,o.timeout,{clickId:null,status:"pending"}))})(self.__selgeo={})</script>`;

const layout = (title, main, scripts = '') => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Fernleaf</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/shop.css" />
    ${scripts}
    <script
      async
      src="${text(SELGEO_SCRIPT)}"
      data-merchant="${text(SELGEO_MERCHANT)}"
      data-api-url="${text(SELGEO_API_URL)}"
    ></script>
  </head>
  <body>
    <nav aria-label="Main"><a href="/">Fernleaf</a></nav>
    <main>
      ${main}
    </main>
  </body>
</html>
`;

const text = (value = '') =>
  value.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
