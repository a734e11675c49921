import { filtered } from './filtered.ts';

/** Whether a host, as browsers write it, is one of the domains: exactly, or as a subdomain of one that begins with `*.`. */
export function isListed(host: string, domains: readonly string[]): boolean {
  const isIn = (domain: string) =>
    domain.startsWith('*.') ? host.endsWith(domain.slice(1)) : host === domain;
  return filtered(domains, isIn).length > 0;
}
