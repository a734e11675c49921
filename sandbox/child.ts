import { startSandbox } from './start.ts';

// A sandbox in a process of its own, for tests that kill it and for the load run: the folder of its files is the argument.

const [dataDir = ''] = process.argv.slice(2);
const { origins } = await startSandbox({
  ports: { shop: 0, attribution: 0, stripe: 0 },
  dataDir,
  log: () => {},
});
process.send?.(origins);
process.on('disconnect', () => process.exit());
