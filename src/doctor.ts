import { main } from './doctor/main.ts';

process.exitCode = await main(process.argv.slice(2));

// A browser that does not want to end must not keep the doctor from ending.
setTimeout(() => process.exit(), 3000).unref();
