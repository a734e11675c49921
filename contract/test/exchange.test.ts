import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { exchange } from '../exchange.ts';

/** Listens on the loopback interface until the test ends; answers host and port. */
function listening(server: Server): Promise<string> {
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

const post = (url: string) => exchange(fetch, url, { method: 'POST', body: '{}' });

it('does not follow an API to another address', async () => {
  const paths: (string | undefined)[] = [];
  const host = await listening(
    createServer(({ url }, answer) => {
      paths.push(url);
      answer.writeHead(307, { Location: '/elsewhere' }).end();
    }),
  );
  expect(await post(`http://${host}/v1/clicks`)).toMatchObject({ status: 307, text: '' });
  expect(paths).toEqual(['/v1/clicks']);
});

it('says that a connection was cut, before the answer or within it', async () => {
  const cut = await listening(createServer(({ socket }) => socket.destroy()));
  expect(await post(`http://${cut}/`)).toEqual({ silence: 'the connection was cut before an answer came' });
  const half = await listening(
    createServer(({ socket }, answer) => {
      answer.writeHead(201, { 'Content-Length': 100 });
      answer.write('{', () => socket.destroy());
    }),
  );
  expect(await post(`http://${half}/`)).toEqual({ silence: 'the connection was cut before an answer came' });
});

it('says that a port does not speak https', async () => {
  const host = await listening(createServer());
  expect(await post(`https://${host}/`)).toEqual({ silence: 'that port does not speak https' });
});
