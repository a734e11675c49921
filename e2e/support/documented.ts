import type { Sandbox } from '../../sandbox/start.ts';

/** Code of the documentation, with the sandbox in place of Selgeo's hosts. */
export function local(code: string, { origins }: Sandbox): string {
  const origin = origins.attribution;
  return code
    .replace(/https:\/\/(?:cdn|api)\.selgeo\.com/g, origin)
    .replace(/(?<=\s)data-merchant=/, `data-api-url="${origin}" data-merchant=`);
}
