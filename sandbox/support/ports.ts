import { freePort, isFree } from './serve.ts';

export type Ports = {
  readonly attribution: number;
  readonly stripe: number;
  /** Missing where the demo shop is left out. */
  readonly shop?: number | undefined;
};

/**
 * The ports to use for those that are wanted; 0 asks for any. One that is taken is exchanged for a free one, or refused
 * where they are `fixed`. Throws, saying what to do, where nothing can listen.
 */
export async function portsFor(
  wanted: Ports,
  { host, fixed }: { readonly host: string; readonly fixed: boolean },
): Promise<Ports> {
  const portFor = async (port: number): Promise<number> => {
    try {
      if (!fixed || port === 0 || (await isFree(port, host))) return await freePort(port, host);
    } catch (error) {
      throw new Error(whyNot(error as NodeJS.ErrnoException, port, host));
    }
    throw new Error(`Port ${port} is taken: stop what listens there, or name another one with --port.`);
  };
  return {
    attribution: await portFor(wanted.attribution),
    stripe: await portFor(wanted.stripe),
    ...(wanted.shop !== undefined && { shop: await portFor(wanted.shop) }),
  };
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EACCES') return `Port ${port} is not for everybody: name one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EINVAL')
    return `--host ${host}: this machine has no such address. Leave it out, or use 0.0.0.0 for all that it has.`;
  return `Nothing can listen at port ${port} of ${host}: ${message}.`;
}
