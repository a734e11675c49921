import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { contextStorage } from 'hono/context-storage';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { assetPath } from '../../support/assets.ts';
import { ownFormsOnly } from '../../support/own-forms.ts';
import { tokens } from '../../support/tokens.ts';
import type { Deps } from '../deps.ts';
import { problem } from '../problem.ts';
import { saleName } from '../sale-name.ts';
import { findPartner } from '../store/partners.ts';
import { salesOfEvent } from '../store/sales.ts';
import { findEventBySeq } from '../store/webhooks.ts';
import { readTrail } from '../trail/read-trail.ts';
import { type Asked, askedOf } from './asked.ts';
import { codesPage } from './codes-page.ts';
import { conversionPage } from './conversion-page.ts';
import { createCsvRoutes } from './csv-routes.ts';
import { createFaultPages } from './fault-routes.ts';
import { createLink, createPartner, type FormState } from './forms.ts';
import { layout, type Page } from './layout.ts';
import { trackingUrl } from './links.ts';
import { listPage } from './list-page.ts';
import { overviewPage } from './overview.ts';
import { pageNumber } from './pages.ts';
import { partnerIn } from './partner-in.ts';
import { partnerPage } from './partner-page.ts';
import type { Preset } from './range.ts';
import { refusedClicksPage } from './refused-clicks-page.ts';
import { formValues, wantsJson } from './requests.ts';
import { searchPage } from './search-page.ts';
import { rememberViewer } from './viewer.ts';
import { webhookPage } from './webhook-page.ts';
import { shownOf, webhooksPage } from './webhooks-page.ts';

/** What the first pages show where the address names no days. */
const USUAL: Preset = '30';

const assets = {
  'dashboard.js': 'text/javascript; charset=utf-8',
  'dashboard.css': 'text/css; charset=utf-8',
  'favicon.svg': 'image/svg+xml',
};

const pagePolicy = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // The shop is to see where a visitor of a partner's link came from, as on the real web.
  referrerPolicy: 'strict-origin-when-cross-origin',
  strictTransportSecurity: false,
});

/** The pages for people, and their forms; programs that ask for JSON get JSON from those for partners and links. */
export function createDashboard({ db, world, now, announce, faults }: Deps): Hono {
  const app = new Hono();
  app.use(pagePolicy);
  app.use(contextStorage());
  app.use(rememberViewer(now));
  for (const path of ['/partners', '/links']) app.use(path, ownFormsOnly(world.publicOrigins));
  const time = () => new Date(now()).toISOString();
  const show = (c: Context, page: Page, status: 200 | 404 | 422 = 200) =>
    c.html(layout(world, faults.list(), page), status);
  const missing = (c: Context) =>
    show(
      c,
      {
        title: 'Not found',
        here: '',
        body: html`<h1>Not found</h1><p class="lead">There is no such page here. <a href="/">Go to the overview.</a></p>`,
      },
      404,
    );

  const asking = (c: Context, usual: Preset, page: (asked: Asked) => Page) => {
    const asked = askedOf(c, usual);
    return show(c, page(asked), asked.problems.length > 0 ? 422 : 200);
  };
  const overview = (c: Context, more: Omit<Parameters<typeof overviewPage>[2], 'asked'>) =>
    overviewPage(db, world, { asked: askedOf(c, USUAL), ...more });

  app.get('/', (c) =>
    asking(c, USUAL, (asked) => overviewPage(db, world, { asked, page: pageNumber(c.req.query('page')) })),
  );
  app.get('/search', (c) => show(c, searchPage(db, askedOf(c, 'all').text)));
  for (const kind of ['sales', 'clicks'] as const) {
    app.get(`/${kind}`, (c) => {
      if (kind === 'clicks' && c.req.query('show') === 'refused')
        return show(c, refusedClicksPage(db, pageNumber(c.req.query('page'))));
      const partner = partnerIn(db, c);
      if (partner === 'unknown') return missing(c);
      const page = pageNumber(c.req.query('page'));
      return asking(c, 'all', (asked) => listPage(db, world, kind, page, asked, partner));
    });
  }
  app.get('/partners/:id{[0-9]{1,15}}', (c) => {
    const partner = findPartner(db, Number(c.req.param('id')));
    return partner ? asking(c, USUAL, (asked) => partnerPage(db, world, partner, asked)) : missing(c);
  });
  app.get('/conversions/:id', (c) => {
    const trail = readTrail(db, c.req.param('id'));
    return trail ? show(c, conversionPage(trail, world.origins.shop)) : missing(c);
  });
  app.get('/webhooks', (c) =>
    show(c, webhooksPage(db, shownOf(c.req.query('show')), pageNumber(c.req.query('page')))),
  );
  app.get('/webhooks/:seq{[0-9]{1,15}}', (c) => {
    const event = findEventBySeq(db, Number(c.req.param('seq')));
    if (!event) return missing(c);
    const sales = salesOfEvent(db, event.id).map((sale) => ({ id: sale.id, name: saleName(sale) }));
    return show(c, webhookPage(event, sales));
  });
  // A reload after a form was sent back with errors ends up where the form is.
  app.get('/partners', (c) => c.redirect('/'));
  app.get('/links', (c) => c.redirect('/'));

  app.post('/partners', async (c) => {
    const outcome = createPartner(db, await formValues(c), time());
    if ('form' in outcome) {
      const { form } = outcome;
      return wantsJson(c) ? c.json(firstError(form), 422) : show(c, overview(c, { partnerForm: form }), 422);
    }
    const { made } = outcome;
    announce({ kind: 'partner', text: `Partner ${made.name} was created` });
    return wantsJson(c) ? c.json(made, 201) : c.redirect(`/partners/${made.id}`, 303);
  });

  app.post('/links', async (c) => {
    const outcome = createLink(db, await formValues(c), time());
    if ('form' in outcome) {
      const { form } = outcome;
      return wantsJson(c) ? c.json(firstError(form), 422) : show(c, overview(c, { linkForm: form }), 422);
    }
    const { made } = outcome;
    const url = trackingUrl(world.origins.shop, made);
    announce({ kind: 'link', text: `Tracking link ${url} was created` });
    return wantsJson(c) ? c.json({ ...made, url }, 201) : c.redirect(`/partners/${made.partner_id}`, 303);
  });

  app.route('/', createCsvRoutes(db));
  app.get('/codes', (c) => show(c, codesPage(world.origins.shop)));
  app.route('/', createFaultPages(faults, show, ownFormsOnly(world.publicOrigins)));

  app.get('/assets/tokens.css', tokens);
  for (const [name, type] of Object.entries(assets)) {
    app.get(`/assets/${name}`, async (c) =>
      c.body(await readFile(assetPath(`attribution/dashboard/${name}`), 'utf8'), 200, {
        'Content-Type': type,
        'Cache-Control': 'no-cache',
      }),
    );
  }
  app.all('*', missing);
  return app;
}

function firstError({ errors }: FormState) {
  const [field = null, message = ''] = Object.entries(errors)[0] ?? [];
  return problem('invalid_field', field, `${field} ${message}.`);
}
