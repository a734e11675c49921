/**
 * Where clicks are sent.
 *
 * @param apiBase The API's origin, or a path of this site that leads to it.
 * @param siteOrigin Gives the origin of the page, `https://shop.example`. Only asked where the site itself leads to the API.
 */
export function clicksAddress(apiBase: string, siteOrigin: () => string): string {
  const address = `${apiBase}/v1/clicks`;
  // A relative address would not do: `fetch` throws where that of the page has a password.
  return address[0] === '/' ? siteOrigin() + address : address;
}
