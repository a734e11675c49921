/**
 * Where clicks are sent.
 *
 * @param apiBase The API's origin, or a path of this site that leads to it.
 * @param siteOrigin The origin of the page, `https://shop.example`; without, of this one.
 */
export function clicksAddress(apiBase: string, siteOrigin?: string): string {
  const address = `${apiBase}/v1/clicks`;
  // A relative address would not do: `fetch` throws where that of the page has a password.
  return address[0] === '/' ? (siteOrigin ?? location.origin) + address : address;
}
