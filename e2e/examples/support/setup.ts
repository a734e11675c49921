import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/start.ts';
import { buildHydration } from '../hydration/build.ts';
import { installedBackEnds } from './back-ends.ts';
import { environment } from './environment.ts';
import { inLanes } from './lanes.ts';
import { build, install, pack } from './make.ts';
import { type Opened, open, openForDevelopment } from './open.ts';
import { FRONT_ENDS, publishWorld } from './world.ts';

/** Wanted, not required: what an earlier run has built fits as long as the addresses are the same. */
const PORTS = { shop: 4620, attribution: 4621, stripe: 4622 };

/** Starts a sandbox and every example beside it. Gives what stops them. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-examples-'));
  const sandbox = await startSandbox({ ports: PORTS, dataDir, log: () => {} });
  const env = environment(sandbox);
  const running: Opened[] = [];
  const stop = async () => {
    await Promise.all(running.map(({ close }) => close()));
    await sandbox.close();
    rmSync(dataDir, { recursive: true });
  };
  const keep = async (opening: Promise<Opened>) => {
    const opened = await opening;
    running.push(opened);
    return opened.address;
  };

  try {
    await pack();
    const examples = [...FRONT_ENDS, ...installedBackEnds()];
    const addresses = await inLanes(2, examples, async (example) => {
      await install(example);
      await build(example, env);
      if (example === 'react-vite') await buildHydration();
      return [example, await keep(open(example, env))];
    });
    const development = await keep(openForDevelopment(env));
    publishWorld({ origins: sandbox.origins, shops: Object.fromEntries(addresses), development });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
