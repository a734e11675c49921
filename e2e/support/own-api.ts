import type { Site } from './site.ts';

type Answer = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  /** Text as it stands; everything else becomes JSON. */
  readonly body?: unknown;
};

export type OwnApi = {
  /** For `data-api-url`: another origin than the site's. */
  readonly origin: string;
  /** What it has received, the repeats included. */
  clicks(): readonly { readonly ref: string; readonly request_id: string; readonly contentType: string }[];
};

/** The click ID that `respond` may give. */
export const CLICK_ID = '3f2b8c1e-5a94-4d07-9e6b-1c2d3e4f5a6b';

/**
 * An attribution API whose answers the test writes, because the sandbox would never give them. It refuses every
 * preflight, as one that needs none does.
 *
 * @param path Where it is on the site.
 */
export function startOwnApi(site: Site, respond: (number: number) => Answer, path = '/v1/clicks'): OwnApi {
  const clicks: { ref: string; request_id: string; contentType: string }[] = [];
  site.post(path, async (c) => {
    clicks.push({ ...(await c.req.json()), contentType: c.req.header('Content-Type') ?? '' });
    const { status, headers, body = '' } = respond(clicks.length);
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers: {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': 'Retry-After',
        ...(typeof body !== 'string' && { 'Content-Type': 'application/json' }),
        ...headers,
      },
    });
  });
  return { origin: site.origin.replace('localhost', '127.0.0.1'), clicks: () => clicks };
}

export const registered = { status: 201, body: { click_id: CLICK_ID } };
