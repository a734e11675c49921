import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../../sandbox/support/serve.ts';
import { startApi } from '../server/support/api.ts';
import { CLICK } from '../support/values.ts';
import { type Installed, install } from './support/install.ts';
import { root } from './support/repository.ts';

// `@selgeo/snippet/server`, as it is installed, in every kind of runtime that a back end may have.

const SECRET = 'sk_test_secret';

/** What a back end would do with it: a Checkout Session's parameters, a sale, and one that is not complete. */
const PROGRAM = `
import { checkoutParams, createConversion, readClickId } from '@selgeo/snippet/server';

export async function use(apiUrl) {
  const options = { secretKey: '${SECRET}', apiUrl };
  const sale = { click_id: '${CLICK}', external_transaction_id: 'order-1', event_type: 'sale' };
  const { status } = await createConversion(sale, options);
  const refused = await createConversion({ ...sale, event_type: '' }, options).catch((error) => error);
  const request = new Request('http://shop.test/', { headers: { Cookie: 'a=b; __selgeo_cid=${CLICK}' } });
  return JSON.stringify([
    checkoutParams(readClickId(request)), checkoutParams(null), status, refused.code, refused.errors,
  ]);
}
`;

const EXPECTED = [
  { client_reference_id: CLICK },
  {},
  'recorded',
  'invalid',
  [{ field: 'event_type', message: 'must be a string of 1 to 100 characters' }],
];

const MAIN = `
import { use } from './use.mjs';
console.log(await use(process.argv[2]));
`;

const tool = (name: string) => join(root, 'node_modules/.bin', name);

let installed: Installed;
beforeAll(() => {
  installed = install();
  const dependencies = { '@selgeo/snippet': '*' };
  for (const [file, text] of Object.entries({
    'package.json': JSON.stringify({ type: 'module', dependencies }),
    'use.mjs': PROGRAM,
    'main.mjs': MAIN,
  })) {
    writeFileSync(join(installed.project, file), text);
  }
});
afterAll(() => installed?.remove());

/** An API that fails once, and what it has received in the end. */
async function api() {
  const { origin, received } = await startApi(['cut', { status: 201, body: '{}' }]);
  return {
    origin,
    expectOneSaleSentTwice: () => {
      expect(received.map(({ body }) => body)).toEqual(
        Array(2).fill(expect.objectContaining({ event_type: 'sale' })),
      );
      expect(received[1]?.headers.authorization).toBe(`Bearer ${SECRET}`);
    },
  };
}

function start(command: string, args: readonly string[]) {
  const child = spawn(command, args, { cwd: installed.project, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  return { child, printed: () => printed };
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('close', resolve));

describe('the part for back ends', () => {
  it.each([
    ['Node', process.execPath, ['main.mjs']],
    ['Bun', tool('bun'), ['main.mjs']],
    ['Deno', tool('deno'), ['run', '--no-remote', '--node-modules-dir=manual', '--allow-net', 'main.mjs']],
  ])('works on %s', async (_, command, args) => {
    const { origin, expectOneSaleSentTwice } = await api();
    const { child, printed } = start(command, [...args, origin]);
    expect(await ended(child), printed()).toBe(0);
    expect(JSON.parse(printed())).toEqual(EXPECTED);
    expectOneSaleSentTwice();
  });

  it('works on an edge runtime, that of Cloudflare Workers', async () => {
    const { origin, expectOneSaleSentTwice } = await api();
    const port = await freePort(0);
    writeFileSync(join(installed.project, 'worker.capnp'), workerConfig(port, origin));
    const { child, printed } = start(tool('workerd'), ['serve', 'worker.capnp']);
    onTestFinished(async () => {
      child.kill();
      await ended(child);
    });
    const answer = await vi.waitFor(() => fetch(`http://127.0.0.1:${port}`), { timeout: 30_000 });
    expect(await answer.json(), printed()).toEqual(EXPECTED);
    expectOneSaleSentTwice();
  });
});

/** A worker that does the same when it is asked. https://github.com/cloudflare/workerd */
function workerConfig(port: number, apiUrl: string): string {
  const worker = `import { use } from './use.mjs';
    export default { fetch: async () => new Response(await use('${apiUrl}')) };`;
  return `
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "shop", worker = .shop),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "shop")],
);

const shop :Workerd.Worker = (
  compatibilityDate = "2026-11-01",
  modules = [
    (name = "worker.mjs", esModule = ${JSON.stringify(worker)}),
    (name = "use.mjs", esModule = embed "use.mjs"),
    (name = "@selgeo/snippet/server", esModule = embed "node_modules/@selgeo/snippet/dist/server.js"),
  ],
);
`;
}
