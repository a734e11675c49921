import { main } from './doctor/main.ts';

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`The doctor could not go on: ${(error as Error).message.split('\n')[0]}\n`);
  process.exitCode = 2;
}

// A browser that does not want to end must not keep the doctor from ending.
setTimeout(() => process.exit(), 3000).unref();
