import { fileURLToPath } from 'node:url';
import { clientReferenceId, readClickId } from '@selgeo/snippet/server';
import express from 'express';
import { embeddedPage, homePage, problemPage, thanksPage } from './pages.mjs';
import { createEmbeddedSession, createNumberedSession, createRedirectSession } from './sessions.mjs';

const { PORT, SITE_URL = `http://localhost:${PORT}` } = process.env;

const app = express();
app.use(express.static(fileURLToPath(new URL('public', import.meta.url))));
app.use(express.json(), express.urlencoded({ extended: false }));
// A body that nobody can read names no click. That is no reason to turn a buyer away.
app.use((error, _request, _response, next) => next(error.type === 'entity.parse.failed' ? undefined : error));

app.get('/', (_request, response) => response.send(homePage()));
app.get('/embedded', (_request, response) => response.send(embeddedPage()));
app.get('/thanks', (_request, response) => response.send(thanksPage()));

app.post('/checkout', async (request, response) => {
  const { url } = await createRedirectSession(SITE_URL, clickIdOf(request));
  goTo(url, request, response);
});

app.post('/checkout/metadata', async (request, response) => {
  const { url } = await createNumberedSession(SITE_URL, clickIdOf(request));
  goTo(url, request, response);
});

app.post('/checkout/embedded', async (request, response) => {
  const session = await createEmbeddedSession(SITE_URL, clickIdOf(request));
  response.json({ clientSecret: session.client_secret });
});

app.use((error, request, response, _next) => {
  console.error(`${request.method} ${request.path}: ${error.message}`);
  const message = 'The payment page could not be opened, and nothing was charged. Please try again.';
  response.status(502);
  if (request.is('json')) response.json({ error: message });
  else response.send(problemPage(message));
});

app.listen(Number(PORT), '127.0.0.1', () => console.log(`http://localhost:${PORT}`));

/** What the page has sent; where that is no click ID, what the cookie of `data-storage="cookie"` has. */
function clickIdOf(request) {
  return clientReferenceId(request.body?.click_id) ?? readClickId(request);
}

/** A form is sent on to Stripe's page; a script is told where that is. */
function goTo(url, request, response) {
  if (request.is('json')) response.json({ url });
  else response.redirect(303, url);
}
