import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Attribution, createAttribution } from './attribution/app.ts';
import { ATTRIBUTION_FILE } from './attribution/schema.ts';
import { createShop } from './shop/app.ts';
import { createStripe } from './stripe/app.ts';
import { STRIPE_FILE } from './stripe/store.ts';
import { stripeKeys } from './stripe-keys.ts';
import { freePort, serve } from './support/serve.ts';
import type { World } from './support/world.ts';

export type SandboxOptions = {
  /** Wanted ports. Where one is taken, another free one is used; 0 asks for any. */
  readonly ports: { readonly shop: number; readonly attribution: number; readonly stripe: number };
  /** Folder of the SQLite files; made when it is not there. */
  readonly dataDir: string;
  /** Takes one line about each thing that happens. */
  readonly log: (line: string) => void;
};

export type Sandbox = {
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

/** Starts the shop, the attribution API and the Stripe stand-in, each on a port of its own of this machine. */
export async function startSandbox({ ports, dataDir, log }: SandboxOptions): Promise<Sandbox> {
  mkdirSync(dataDir, { recursive: true });
  const shopPort = await freePort(ports.shop);
  const attributionPort = await freePort(ports.attribution);
  const stripePort = await freePort(ports.stripe);
  const stripe = stripeKeys(process.env);
  const world: World = {
    origins: {
      shop: `http://localhost:${shopPort}`,
      attribution: `http://localhost:${attributionPort}`,
      stripe: `http://localhost:${stripePort}`,
    },
    keys: { merchant: 'pk_test_sandbox', merchantSecret: 'sk_test_sandbox', ...stripe.keys },
    realStripe: stripe.isReal,
    log,
  };

  const attribution = createAttribution({
    world,
    database: join(dataDir, ATTRIBUTION_FILE),
    snippetDir: fileURLToPath(new URL('../dist', import.meta.url)),
  });
  const standIn = createStripe({ world, database: join(dataDir, STRIPE_FILE) });
  const shop = createShop({ world });
  const servers = await Promise.all([
    serve(shop.app, shopPort),
    serve(attribution.app, attributionPort),
    serve(standIn.app, stripePort),
  ]);

  return {
    origins: world.origins,
    keys: world.keys,
    realStripe: world.realStripe,
    requests: attribution.requests,
    faults: attribution.faults,
    close: async () => {
      for (const part of [shop, standIn, attribution]) part.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
