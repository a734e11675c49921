import { API_ORIGIN } from '../agreed/options.ts';
import type { FieldError } from './conversion-error.ts';

export type ConversionOptions = {
  /**
   * Your secret key, `sk_test_…` or `sk_live_…`. Its prefix selects test or live mode. The click has to be of the same
   * mode.
   */
  readonly secretKey: string;
  /**
   * Origin of the attribution API, without a path. Plain http works only for this machine (`localhost`, `*.localhost`,
   * `127.0.0.1`, `[::1]`), because the request contains the secret key.
   * @default 'https://api.selgeo.com'
   */
  readonly apiUrl?: string | undefined;
};

type CheckedOptions =
  | { readonly errors: readonly FieldError[]; readonly secretKey?: undefined }
  | { readonly errors?: undefined; readonly secretKey: string; readonly origin: string };

/** The checked options, or what is wrong with them. No text contains the key. */
export function checkOptions(options?: Partial<ConversionOptions> | null): CheckedOptions {
  const { secretKey, apiUrl = API_ORIGIN } = options ?? {};
  const origin = secureOriginOf(apiUrl);
  const problems = [
    ['secretKey', keyProblem(secretKey)],
    ['apiUrl', origin ? undefined : 'must be an https origin without a path; http is for localhost only'],
  ] as const;
  const errors = problems.flatMap(([field, message]) => (message ? [{ field, message }] : []));
  return origin && secretKey && !errors.length ? { secretKey, origin } : { errors };
}

function keyProblem(key: unknown): string | undefined {
  if (typeof key !== 'string' || !key) return 'is required: sk_test_… or sk_live_…';
  if (key.startsWith('pk_'))
    return 'is a public key, which cannot record conversions: use sk_test_… or sk_live_…';
  // Nothing but visible ASCII, because `fetch` names a header that it cannot send, key and all, in its error.
  return /^sk_(test|live)_[!-~]+$/.test(key)
    ? undefined
    : 'must be like sk_test_… or sk_live_…, without spaces';
}

function secureOriginOf(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const { origin, protocol, hostname, href } = new URL(address);
  const isLocal = /^(.*\.)?localhost$|^127\.0\.0\.1$|^\[::1\]$/.test(hostname);
  return href === `${origin}/` && (protocol === 'https:' || (protocol === 'http:' && isLocal))
    ? origin
    : undefined;
}
