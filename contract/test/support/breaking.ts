import { start } from '../../../sandbox/test/attribution/support.ts';
import type { Path } from '../../description.ts';
import { CLICKS } from '../../evidence.ts';
import type { Fetch } from '../../exchange.ts';

// Ways to break the sandbox. What is not broken is the sandbox's own answer.

/** A sandbox API of its own, asked in this process: 1,000 requests take a moment. */
export function sandbox(now?: () => number): Fetch {
  const { app } = start(now && { now });
  return (request) => app.fetch(request);
}

const REFUSAL = JSON.stringify({ error: { code: 'too_many_requests', message: 'Come back later.' } });

/** The same with a lower limit of requests a minute, for tests of everything else, which then take less than a moment. */
export function limitedTo(limit: number): Fetch {
  const good = sandbox();
  let count = 0;
  return async (request) => {
    const answer = await good(request);
    if (!isFor(request, CLICKS)) return answer;
    count += 1;
    if (count <= limit) return answer;
    const { headers } = withHeader(answer, 'Retry-After', '60');
    return new Response(REFUSAL, { status: 429, headers });
  };
}

export const LOWER_LIMIT = 40;

export type Body = Readonly<Record<string, unknown>>;

/** Answers what is sent to one path, clicks by default, in another way than the sandbox does. */
export function answering(
  change: (answer: Response, request: Request, body: Body) => Response | Promise<Response>,
  path = CLICKS,
): Fetch {
  const good = limitedTo(LOWER_LIMIT);
  return async (request) => {
    if (!isFor(request, path)) return good(request);
    const body = parsed(await request.clone().text());
    return change(await good(request), request, body);
  };
}

/** Understands clicks in another way than they were sent. */
export function understanding(change: (body: Body) => Body | Promise<Body>): Fetch {
  const good = limitedTo(LOWER_LIMIT);
  return async (request) => {
    const text = await request.clone().text();
    if (!isFor(request, CLICKS) || !isObject(text)) return good(request);
    const body = JSON.stringify(await change(parsed(text)));
    return good(new Request(request.url, { method: 'POST', headers: request.headers, body }));
  };
}

export const restating = (from: number, to: number): Fetch =>
  answering((answer) => (answer.status === from ? withStatus(answer, to) : answer));

/** Says something else, or nothing, with every refusal. */
export const explaining = (body: string): Fetch =>
  answering((answer) => (answer.status < 400 ? answer : new Response(body, answer)));

/** Refuses clicks that the sandbox takes, or for another reason. */
export const refusing = (isRefused: (body: Body) => boolean, status: number): Fetch =>
  answering((answer, { method }, body) =>
    method === 'POST' && isRefused(body) ? refused(answer, status) : answer,
  );

/** Refuses, as any API does: with a reason. Below 400, the body stays. */
export const refused = (answer: Response, status: number) =>
  status < 400 ? withStatus(answer, status) : new Response(REFUSAL, { status, headers: answer.headers });

/** Changes the fields of every registered click. */
export const rewriting = (change: (fields: Body) => Body): Fetch =>
  answering(async (answer) => {
    if (answer.status > 201) return answer;
    const { status, headers } = answer;
    return new Response(JSON.stringify(change(parsed(await answer.text()))), { status, headers });
  });

export const takingOnly = (type: string): Fetch =>
  answering((answer, { method, headers }) =>
    method === 'OPTIONS' || headers.get('Content-Type')?.startsWith(type) ? answer : refused(answer, 415),
  );

export const withStatus = ({ body, headers }: Response, status: number): Response =>
  new Response(body, { status, headers });

/** Sets a header, or takes it away. */
export function withHeader(answer: Response, name: string, value?: string): Response {
  const headers = new Headers(answer.headers);
  if (value === undefined) headers.delete(name);
  else headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}

const isFor = ({ url }: Request, path: Path) => new URL(url).pathname === path;

export const isObject = (text: string): boolean => /^\{.*\}$/s.test(text);

const parsed = (text: string): Body => (isObject(text) ? JSON.parse(text) : {});
