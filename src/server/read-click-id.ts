import { uuidOf } from '../agreed/uuid-of.ts';

/**
 * Request headers: those of the Fetch API, or an object with names in upper or lower case, as in Node and many
 * frameworks.
 */
export type RequestHeaders =
  | { get(name: string): string | null | undefined }
  | { readonly [name: string]: string | readonly string[] | undefined };

/**
 * Where to find the cookies: the request, its headers, or the text of its `Cookie` header, which may have several
 * parts.
 */
export type CookieSource =
  | { readonly headers: RequestHeaders }
  | RequestHeaders
  | string
  | readonly string[]
  | null
  | undefined;

/** The cookie of `data-storage="cookie"`. */
const NAME = '__selgeo_cid';

/**
 * Returns the click ID from the cookie that the snippet writes with `data-storage="cookie"`. Returns `null` if there is
 * no such cookie, or if its value is not a UUID. If there are several cookies of that name, the first one with a UUID
 * counts. Never throws, because a lost attribution must not become a lost sale.
 *
 * It reads only the cookie, not the body. Prefer the value that the page has sent, because it is from the tab in which
 * the visitor buys:
 *
 * @example
 * const clickId = clientReferenceId(request.body.click_id) ?? readClickId(request);
 *
 * @param source A request of Node, Express, Fastify, Next.js or the Fetch API; its headers; or its `Cookie` header.
 */
export function readClickId(source: CookieSource): string | null {
  try {
    for (const cookie of cookiesOf(source).split(';')) {
      const [name = '', ...value] = cookie.split('=');
      // A value may stand in quotation marks (https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1).
      const clickId = uuidOf(
        value
          .join('=')
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      );
      if (clickId && name.trim() === NAME) return clickId;
    }
  } catch {
    // It is no request.
  }
  return null;
}

/** The text of the `Cookie` header; throws on what can have none. */
function cookiesOf(source: CookieSource): string {
  if (typeof source === 'string') return source;
  if (Array.isArray(source)) return source.join(';');
  const headers = (source as { headers?: RequestHeaders }).headers ?? (source as RequestHeaders);
  if (typeof headers.get === 'function') return headers.get('cookie') ?? '';
  return Object.entries(headers)
    .flatMap(([name, value]) => (name.toLowerCase() === 'cookie' ? value : []))
    .join(';');
}
