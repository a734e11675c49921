import { relative, resolve } from 'node:path';
import colours from 'picocolors';
import { startSandbox, USUAL_SITE } from '../start.ts';
import { portsFor } from '../support/ports.ts';
import { publicOriginsOf } from '../support/public-origins.ts';
import { LOOPBACK } from '../support/serve.ts';
import { prepareFolder } from './data-folder.ts';
import { readyOf } from './ready.ts';
import { readyText } from './ready-text.ts';

/** The options of the command, as they have been read. */
export type RunOptions = {
  readonly site?: string;
  readonly shop?: boolean;
  readonly forwardTo?: string;
  readonly port?: number;
  readonly host?: string;
  readonly publicUrl?: readonly string[];
  readonly data: string;
  readonly fresh?: boolean;
  readonly json?: boolean;
};

/** Where the CDN's files are, and whether they may change at any time. */
export type SnippetFiles = { readonly snippetDir: string; readonly isFresh?: boolean };

export type Setting = SnippetFiles & { readonly version: string };

const NAMES = { attribution: 'Attribution API, dashboard', stripe: 'Stripe stand-in', shop: 'Demo shop' };

const USUAL = { attribution: 4601, stripe: 4602, shop: 4600 };

/** Runs the sandbox until it is told to stop, and says what it does. Rejects where it cannot start. */
export async function runSandbox(
  options: RunOptions,
  { version, snippetDir, isFresh }: Setting,
): Promise<void> {
  const {
    data,
    fresh = false,
    shop: withShop,
    forwardTo,
    host = LOOPBACK,
    json,
    port,
    publicUrl = [],
  } = options;
  // With --json, standard output has nothing but the JSON.
  const say = (line: string) => (json ? console.error(line) : console.log(line));
  const done = (what: string, where: string) => say(`  ${colours.green('✓')} ${what.padEnd(28)}${where}`);

  say(`${colours.bold('Selgeo sandbox')} ${version}\n`);
  const wanted =
    port === undefined ? USUAL : { attribution: port, stripe: port && port + 1, shop: port && port - 1 };
  // All that can stop the start comes before --fresh deletes anything.
  publicOriginsOf(publicUrl);
  const ports = await portsFor(
    { ...wanted, shop: withShop ? wanted.shop : undefined },
    { host, fixed: port !== undefined },
  );
  const dataDir = resolve(data);
  prepareFolder(dataDir, { fresh });
  done(fresh ? 'Data, afresh' : 'Data', `${relative('.', dataDir) || '.'}/`);

  const sandbox = await startSandbox({
    ports,
    fixedPorts: true,
    host,
    dataDir,
    snippetDir,
    isFresh,
    site: options.site,
    forwardTo,
    publicUrls: publicUrl,
    onListening: (name, origin) => {
      const isOther = wanted[name] !== 0 && new URL(origin).port !== String(wanted[name]);
      done(NAMES[name], isOther ? `${origin} (port ${wanted[name]} is taken)` : origin);
    },
    log: (line) => say(`  ${colours.dim(new Date().toLocaleTimeString())}  ${line}`),
  });
  stopOnSignal(sandbox.close);

  const shop = withShop ? sandbox.origins.shop : undefined;
  const ready = readyOf(sandbox, { version, shop, site: options.site ?? shop ?? USUAL_SITE, dataDir });
  if (json) console.log(JSON.stringify(ready));
  else console.log(`\n${readyText(ready, forwardTo)}`);
}

function stopOnSignal(close: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (isStopping) return;
      isStopping = true;
      await close();
      process.exit(0);
    });
  }
}
