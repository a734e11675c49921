import { networkInterfaces } from 'node:os';

/** Listens at every address of this machine. */
const ALL = ['0.0.0.0', '::'];
const OWN = ['127.0.0.1', '::1', 'localhost'];

/** What stands for `--host` in an address that others open: `localhost`, or the name that it gives. */
export function shownHost(host: string): string {
  return [...ALL, ...OWN].includes(host) ? 'localhost' : inAddress(host);
}

/** The names besides `localhost` under which a server at that `--host` is asked. */
export function namesOf(host: string): string[] {
  if (OWN.includes(host)) return [];
  if (!ALL.includes(host)) return [inAddress(host)];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .map(({ address }) => inAddress(address));
}

/** An IPv6 address stands in brackets. */
const inAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host);
