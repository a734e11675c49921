import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

type Received = {
  readonly request: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type ClickApi = {
  readonly origin: string;
  /** What to answer from now on. */
  answerWith(answer: Answer): void;
  /** What has come since the last call. */
  received(): Received[];
  close(): Promise<void>;
};

/** What stands behind a proxy: it answers whatever it is told to, and remembers what it was sent. */
export async function startClickApi(): Promise<ClickApi> {
  let answer: Answer = { status: 201, body: '{}' };
  let received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ request: `${request.method} ${request.url}`, headers: request.headers, body });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (next) => {
      answer = next;
    },
    received: () => {
      const all = received;
      received = [];
      return all;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
