import { uuidOf } from '../agreed/uuid-of.ts';
import { documentProperty } from '../browser/document-property.ts';

const NAME = '__selgeo_cid';

/** The click ID that the cookie holds, if any. */
export function readCookie(): string | undefined {
  for (const pair of String(documentProperty('cookie')).split('; ')) {
    const [name, value] = pair.split('=');
    if (name === NAME) return uuidOf(value);
  }
  return undefined;
}

/**
 * Keeps the click ID in a cookie. Gives whether the browser has taken it.
 *
 * @param domain `host`, or a domain that the host is or ends in; absent for the widest that the browser accepts: it refuses
 * those that belong to a registry (https://publicsuffix.org).
 * @param days 1 to 400.
 */
export function writeCookie(clickId: string, domain: string | undefined, days: number): boolean {
  // One of another scope would hide this one, or outlive it.
  eraseCookie();
  return scopes().some((scope) => {
    if (!scope || !domain || scope === domain) setCookie(clickId, scope, days);
    return readCookie() === clickId;
  });
}

export function eraseCookie(): void {
  for (const scope of scopes()) setCookie('', scope, 0);
}

/**
 * The domains that a host is in, the widest first, from two labels on, and last `''`, the host alone. Only that for an IP
 * address: WebKitGTK and WPE accept `domain=0.1` on 127.0.0.1.
 */
function scopes(): string[] {
  const found: string[] = [];
  const host = location.hostname;
  if (!/^[\d.]+$|:/.test(host)) {
    const labels = host.split('.');
    for (let first = labels.length - 2; first >= 0; first--) found.push(labels.slice(first).join('.'));
  }
  return [...found, ''];
}

function setCookie(value: string, scope: string, days: number): void {
  // By protocol: WebKitGTK and WPE refuse `Secure` on http://*.localhost, which is a secure context.
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  const domain = scope && `; Domain=${scope}`;
  const cookie = `${NAME}=${value}; Path=/; SameSite=Lax; Max-Age=${days * 86400}${domain}${secure}`;
  // An element may be called `cookie`.
  Reflect.set(Reflect.getPrototypeOf(document) as Document, 'cookie', cookie, document);
}
