/**
 * The origins that `--public-url` names: where a proxy in front of the sandbox is reached. Throws, saying which, on one that
 * is more or less than an origin of http or https.
 */
export function publicOriginsOf(addresses: readonly string[]): string[] {
  return addresses.map((address) => {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
    throw new Error(`--public-url ${address}: give an origin without a path, such as https://demo.example.`);
  });
}
