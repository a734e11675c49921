import { fileURLToPath } from 'node:url';
import { installPackages, run } from '../tools/install.mjs';

// Plain JavaScript, because it runs before anything is installed.
await installPackages();
// `npm run dev` builds by itself.
if (!process.argv.includes('--no-build')) {
  console.log('Building the snippet …');
  await run('npx', ['--no-install', 'rollup', '--config', '--silent']);
}

const { register } = await import('tsx/esm/api');
register();
const { startSandbox } = await import('./start.ts');

const wanted = { shop: 4600, attribution: 4601, stripe: 4602 };
const sandbox = await startSandbox({
  ports: wanted,
  dataDir: fileURLToPath(new URL('.data', import.meta.url)),
  log: (line) => console.log(`  ${new Date().toLocaleTimeString()}  ${line}`),
});

const { shop, attribution, stripe } = sandbox.origins;
for (const [name, port] of Object.entries(wanted)) {
  const used = new URL(sandbox.origins[name]).port;
  if (used !== String(port)) console.log(`Port ${port} is taken: ${name} uses ${used} instead.`);
}
console.log(`
The sandbox is running:

  Shop            ${shop}
  Dashboard, API  ${attribution}
  Stripe          ${sandbox.realStripe ? 'the real one, with your test keys' : `${stripe} (stand-in)`}

Follow a partner's link and buy something with card 4242 4242 4242 4242:

  ${shop}/?ref=demo

Press Ctrl-C to stop. Everything is kept in sandbox/.data/; delete that folder to start anew.
`);

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (isStopping) return;
    isStopping = true;
    await sandbox.close();
    process.exit(0);
  });
}
