import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export type StaticServer = {
  readonly origin: string;
  /** The files that it has sent, in their order. */
  sent(): readonly string[];
  close(): void;
};

/** Serves the files of a folder with the headers that its `headers.json` states, and nothing of its own. */
export async function startStaticServer(folder: string): Promise<StaticServer> {
  const headers = JSON.parse(readFileSync(join(folder, 'headers.json'), 'utf8'));
  const sent: string[] = [];
  const server = createServer((request, response) => {
    const path = String(request.url);
    const accepts = String(request.headers['accept-encoding']);
    const file = path + (accepts.includes('br') ? '.br' : accepts.includes('gzip') ? '.gz' : '');
    if (!headers[file] || !existsSync(join(folder, file))) return response.writeHead(404).end();
    sent.push(file);
    return response.writeHead(200, headers[file]).end(readFileSync(join(folder, file)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
