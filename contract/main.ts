import { contract } from './run.ts';

process.exitCode = await contract(process.argv.slice(2), 'npm run contract --');
