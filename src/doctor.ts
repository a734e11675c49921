import { main } from './doctor/main.ts';

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`The doctor could not go on: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
