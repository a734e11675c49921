import { InvalidArgumentError } from 'commander';

/** Reads `--port`. 0 asks for any; the stand-in and the shop have their ports beside it. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port !== 1 && port < 65_535) return port;
  throw new InvalidArgumentError('Give a number from 2 to 65534, or 0 for any.');
}

/** Reads `--site`: `localhost:3000` is enough. */
export function siteOf(text: string): string {
  const url = urlOf(text);
  if (url?.href === `${url?.origin}/`) return url.origin;
  throw new InvalidArgumentError('Give an origin without a path, such as http://localhost:3000.');
}

/** Reads `--forward-to`: `localhost:3000/webhook` is enough, as for `stripe listen`. */
export function endpointOf(text: string): string {
  const url = urlOf(text);
  if (url) return url.href;
  throw new InvalidArgumentError('Give an address such as http://localhost:3000/api/stripe.');
}

function urlOf(text: string): URL | undefined {
  const address = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined;
}
