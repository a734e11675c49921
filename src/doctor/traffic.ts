import type { Page, Request } from 'playwright-core';
import { uuidOf } from '../agreed/uuid-of.ts';
import type { Attempt, Exchange } from './facts.ts';
import { isEarlyFailure } from './is-early-failure.ts';
import { isSnippetCode } from './is-snippet-code.ts';
import { within } from './within.ts';

/** Milliseconds for the text of a script or an answer that has come already. */
const LONGEST_READ = 5000;

type Noted = {
  readonly request: Request;
  readonly click: { readonly merchantKey: string | undefined; readonly ref: string | undefined } | undefined;
  readonly begin: number;
  end?: number;
  status?: number;
  contentType?: string;
  error?: string;
  clickId?: string | undefined;
  saysError?: boolean;
  /** Of a script; `undefined` where nobody knows. */
  hasSnippet?: boolean | undefined;
};

export type Traffic = {
  scripts(): Exchange[];
  attempts(): Attempt[];
  /** Whether a script that has come has the snippet in it, or cannot be read. */
  mayHaveSnippet(): boolean;
  /** When the last of them has ended; `undefined` while one is under way. */
  lastEnd(): number | undefined;
  isCorsRefused(): boolean;
  hasFailedWithoutIt(): boolean;
};

/** Takes note of the scripts and clicks that a page asks for, and of what the browser says about it. */
export function listenTo(page: Page): Traffic {
  const all = new Map<Request, Noted>();
  let isCorsRefused = false;
  let hasFailedWithoutIt = false;

  page.on('request', (request) => {
    // What a frame of the page does is another page's business.
    if (!isOfPage(request, page)) return;
    const click = clickOf(request);
    if (click || request.resourceType() === 'script') all.set(request, { request, click, begin: Date.now() });
  });
  page.on('response', (response) => {
    const noted = all.get(response.request());
    if (!noted) return;
    noted.status = response.status();
    noted.contentType = response.headers()['content-type'] ?? '';
  });
  page.on('requestfailed', (request) => end(request, { error: request.failure()?.errorText || 'failed' }));
  page.on('requestfinished', async (request) => {
    const noted = all.get(request);
    if (!noted) return;
    const body = await within(
      LONGEST_READ,
      request.response().then((response) => response?.text()),
    );
    if (!noted.click)
      return end(request, { hasSnippet: body === undefined ? undefined : isSnippetCode(body) });
    const said = fields(body);
    // As the snippet reads it: a refusal brings no click ID, whatever else it says.
    const clickId = (noted.status ?? 0) < 300 ? uuidOf(text(said.click_id)) : undefined;
    end(request, { clickId, saysError: !!said.error });
  });
  page.on('console', (message) => {
    if (/\/v1\/clicks\b.*CORS/.test(message.text())) isCorsRefused = true;
  });
  page.on('pageerror', ({ message }) => {
    if (isEarlyFailure(message)) hasFailedWithoutIt = true;
  });

  function end(request: Request, outcome: Partial<Noted>) {
    const noted = all.get(request);
    if (noted) Object.assign(noted, outcome, { end: Date.now() });
  }

  const noted = (isClick: boolean) => [...all.values()].filter(({ click }) => !!click === isClick);
  return {
    scripts: () => noted(false).map(exchange),
    mayHaveSnippet: () =>
      noted(false).some(({ end, error, hasSnippet = true }) => end !== undefined && !error && hasSnippet),
    attempts: () => noted(true).map((one) => ({ ...exchange(one), ...clickFields(one) })),
    lastEnd: () =>
      [...all.values()].reduce<number | undefined>(
        (last, { end }) => (last === undefined || end === undefined ? undefined : Math.max(last, end)),
        0,
      ),
    isCorsRefused: () => isCorsRefused,
    hasFailedWithoutIt: () => hasFailedWithoutIt,
  };
}

const clickFields = ({ click, clickId, saysError = false }: Noted) => ({
  merchantKey: click?.merchantKey,
  ref: click?.ref,
  clickId,
  saysError,
});

function exchange({ request, begin, end, status, contentType, error }: Noted): Exchange {
  return {
    url: request.url(),
    duration: (end ?? Date.now()) - begin,
    isOver: end !== undefined,
    ...(status !== undefined && { status }),
    ...(contentType && { contentType }),
    // A script that is answered with an error fails as well.
    ...(error && { error }),
  };
}

function isOfPage(request: Request, page: Page): boolean {
  try {
    return request.frame() === page.mainFrame();
  } catch {
    // It belongs to no frame: to a service worker, say.
    return false;
  }
}

/** What the snippet sends, told by its shape: the origin of the API may be any, and a path of the site may lead to it. */
function clickOf(request: Request): Noted['click'] {
  if (request.method() !== 'POST' || !new URL(request.url()).pathname.endsWith('/v1/clicks'))
    return undefined;
  const click = fields(request.postData());
  return { merchantKey: text(click.merchant_key), ref: text(click.ref) };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function fields(json: string | null | undefined): Record<string, unknown> {
  try {
    return { ...JSON.parse(json ?? '') };
  } catch {
    return {};
  }
}
