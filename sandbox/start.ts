import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Attribution, createAttribution } from './attribution/app.ts';
import { ATTRIBUTION_FILE } from './attribution/schema.ts';
import { createShop } from './shop/app.ts';
import { createStripe } from './stripe/app.ts';
import { STRIPE_FILE } from './stripe/store.ts';
import { stripeKeys } from './stripe-keys.ts';
import { namesOf, shownHost } from './support/host-names.ts';
import { type Ports, portsFor } from './support/ports.ts';
import { publicOriginsOf } from './support/public-origins.ts';
import { LOOPBACK, type Served, serve } from './support/serve.ts';
import type { World } from './support/world.ts';

export type SandboxOptions = {
  /** Wanted ports; 0 asks for any. */
  readonly ports: Ports;
  /** A port that is taken is an error. Otherwise another free one is used. */
  readonly fixedPorts?: boolean | undefined;
  /** The address to listen at. The loopback interface by default. */
  readonly host?: string | undefined;
  /** Folder of the SQLite files; made when it is not there. */
  readonly dataDir: string;
  /** Folder of the CDN's files, as `npm run release:files` makes it. That of the repository by default. */
  readonly snippetDir?: string | undefined;
  /** Origin of the merchant's site, to which partners' links lead. The demo shop's by default. */
  readonly site?: string | undefined;
  /** The merchant's own webhook endpoint, which gets the stand-in's events as well. */
  readonly forwardTo?: string | undefined;
  /** Origins under which a proxy in front of the sandbox is reached, such as `https://demo.example`. */
  readonly publicUrls?: readonly string[];
  /** Has browsers ask for the snippet on every page, for a developer who builds it all the time. */
  readonly isFresh?: boolean | undefined;
  /** Is told of each server as soon as it listens. */
  readonly onListening?: ((name: keyof World['origins'], origin: string) => void) | undefined;
  /** Takes one line about each thing that happens. */
  readonly log: (line: string) => void;
};

export type Sandbox = {
  /** Where each part is. Without the demo shop, `shop` is the merchant's site. */
  readonly origins: World['origins'];
  readonly keys: World['keys'];
  readonly realStripe: boolean;
  /** Every request that the attribution API has received, in order. */
  readonly requests: Attribution['requests'];
  /** The faults of the click API: down, slow, dropped connections and others. */
  readonly faults: Attribution['faults'];
  /** Stops the servers and closes the databases. */
  close(): Promise<void>;
};

/** Where a developer's site is most often. */
export const USUAL_SITE = 'http://localhost:3000';

const BUILT = fileURLToPath(new URL('../release', import.meta.url));

/**
 * Starts the attribution API, the Stripe stand-in and, where it has a port, the demo shop, each on a port of its own of this
 * machine.
 */
export async function startSandbox({
  ports: wanted,
  fixedPorts: fixed = false,
  host = LOOPBACK,
  dataDir,
  snippetDir = BUILT,
  site,
  forwardTo,
  publicUrls = [],
  isFresh = false,
  onListening,
  log,
}: SandboxOptions): Promise<Sandbox> {
  mkdirSync(dataDir, { recursive: true });
  const ports = await portsFor(wanted, { host, fixed });
  const at = (port: number) => `http://${shownHost(host)}:${port}`;
  const stripe = stripeKeys(process.env);
  const world: World = {
    origins: {
      shop: ports.shop === undefined ? (site ?? USUAL_SITE) : at(ports.shop),
      attribution: at(ports.attribution),
      stripe: at(ports.stripe),
    },
    keys: { merchant: 'pk_test_sandbox', merchantSecret: 'sk_test_sandbox', ...stripe.keys },
    realStripe: stripe.isReal,
    publicOrigins: [...publicOriginsOf(publicUrls), ...namesOf(host).map((name) => `http://${name}`)],
    log,
  };
  // Partners' links lead to the merchant's site, also where the demo shop runs beside it.
  const ofMerchant: World = { ...world, origins: { ...world.origins, ...(site && { shop: site }) } };

  const database = join(dataDir, ATTRIBUTION_FILE);
  const attribution = createAttribution({ world: ofMerchant, database, snippetDir, isFresh });
  const standIn = createStripe({ world: ofMerchant, database: join(dataDir, STRIPE_FILE), forwardTo });
  const shop = ports.shop === undefined ? undefined : createShop({ world });

  const servers: Served[] = [];
  const parts = { attribution, stripe: standIn, shop } as const;
  for (const [name, part] of Object.entries(parts) as [keyof typeof parts, { app: typeof standIn.app }?][]) {
    const port = ports[name];
    if (!part || port === undefined) continue;
    servers.push(await serve(part.app, port, host));
    onListening?.(name, world.origins[name]);
  }

  return {
    origins: world.origins,
    keys: world.keys,
    realStripe: world.realStripe,
    requests: attribution.requests,
    faults: attribution.faults,
    close: async () => {
      for (const part of [shop, standIn, attribution]) part?.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
