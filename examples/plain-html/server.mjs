import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const { PORT, SHOP_URL } = process.env;

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const FILES = {
  '/': 'public/index.html',
  '/join': 'public/join.html',
  '/thanks': 'public/thanks.html',
  '/shop.js': 'public/shop.js',
  '/shop.css': 'public/shop.css',
  '/icon.svg': 'public/icon.svg',
};

createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (request.method === 'POST') await passOn(request, response);
    // The snippet, self-hosted: the file that the npm package has for this.
    else if (pathname === '/selgeo.js')
      await send(response, import.meta.resolve('@selgeo/snippet/selgeo.js'));
    else if (FILES[pathname]) await send(response, new URL(FILES[pathname], import.meta.url));
    else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
  } catch (error) {
    response
      .writeHead(502, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ error: error.message }));
  }
}).listen(Number(PORT), '127.0.0.1', () => console.log(`http://localhost:${PORT}`));

/** Sends a file. `%NAME%` in a page stands for that variable of the environment. */
async function send(response, file) {
  const type = TYPES[extname(fileURLToPath(file))];
  let content = await readFile(fileURLToPath(file), 'utf8');
  if (type === 'text/html') content = content.replace(/%(\w+)%/g, (_, name) => process.env[name] ?? '');
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(content);
}

/** Gives a request to the back end of the sandbox's shop, which does with it what every back end would. */
async function passOn(request, response) {
  const body = [];
  for await (const chunk of request) body.push(chunk);
  const answer = await fetch(new URL(request.url, SHOP_URL), {
    method: 'POST',
    headers: { 'Content-Type': request.headers['content-type'] ?? '' },
    body: Buffer.concat(body),
    redirect: 'manual',
  });
  const headers = { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' };
  const location = answer.headers.get('location');
  response.writeHead(answer.status, location ? { ...headers, Location: location } : headers);
  response.end(Buffer.from(await answer.arrayBuffer()));
}
