/** Whether a host, as browsers write it, is one of the domains: exactly, or as a subdomain of one that begins with `*.`. */
export function isListed(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) =>
    domain.startsWith('*.') ? host.endsWith(domain.slice(1)) : host === domain,
  );
}
