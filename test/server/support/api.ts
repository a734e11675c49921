import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

type Scripted = {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What the API does with each request in turn, the last one with all that follow. `cut`: it drops the connection. */
export type Script = readonly [Scripted | 'cut', ...(Scripted | 'cut')[]];

export type Received = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
};

/** Starts a Conversion API that does as it is told. Gives its origin, and what it has received. */
export async function startApi(script: Script): Promise<{ origin: string; received: readonly Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const turn = script[Math.min(received.length, script.length - 1)] ?? 'cut';
    received.push({
      path: `${request.method} ${request.url}`,
      headers: request.headers,
      body: JSON.parse(text),
    });
    if (turn === 'cut') return request.socket.destroy();
    response.writeHead(turn.status, turn.headers).end(turn.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}
