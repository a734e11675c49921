import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const { PORT, SHOP_URL } = process.env;

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, variant, file] = /^\/(zone|zoneless)\/([\w.-]*)/.exec(pathname) ?? [];
    if (request.method === 'POST') await passOn(request, response);
    else if (!variant) response.writeHead(302, { Location: '/zoneless/' }).end();
    // Every other address is a page, which the router in it knows.
    else
      await send(
        response,
        new URL(`dist/${variant}/${extname(file) ? file : 'index.html'}`, import.meta.url),
      );
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
