import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const { PORT, SHOP_URL } = process.env;

const FILES = {
  '/': 'public/index.html',
  '/join': 'public/join.html',
  '/thanks': 'public/thanks.html',
  '/htmx.js': 'node_modules/htmx.org/dist/htmx.min.js',
};

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (request.method === 'POST') return signUp(request, response);
  const file = FILES[pathname];
  if (!file) return response.writeHead(404).end();
  const type = file.endsWith('.js') ? 'text/javascript' : 'text/html';
  const text = await readFile(new URL(file, import.meta.url), 'utf8');
  // `%NAME%` in a page stands for that variable of the environment.
  const body = type === 'text/html' ? text.replace(/%(\w+)%/g, (_, name) => process.env[name]) : text;
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
}).listen(Number(PORT), '127.0.0.1', () => console.log(`http://localhost:${PORT}`));

/** Gives the form, with `click_id` for visitors whom a partner sent, to the back end of the sandbox's shop. */
async function signUp(request, response) {
  const { status } = await fetch(`${SHOP_URL}/signup`, {
    method: 'POST',
    headers: { 'Content-Type': request.headers['content-type'] },
    body: request,
    duplex: 'half',
    redirect: 'manual',
  });
  if (status === 303) response.writeHead(303, { Location: '/thanks' }).end();
  else response.writeHead(502).end();
}
