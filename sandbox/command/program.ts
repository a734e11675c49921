import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { contract } from '../../contract/run.ts';
import { assetPath } from '../support/assets.ts';
import { endpointOf, portOf, siteOf } from './addresses.ts';
import { type RunOptions, runSandbox, type SnippetFiles } from './run.ts';

const NAME = 'npx @selgeo/sandbox';

const { version }: { version: string } = JSON.parse(readFileSync(assetPath('package.json'), 'utf8'));

/** The command line. Every error is one line that says what to do. */
export function createProgram(snippet: SnippetFiles): Command {
  const program = new Command(NAME)
    .description("Selgeo's attribution API, its dashboard and a stand-in for Stripe, on this machine.")
    .option(
      '--site <origin>',
      "your site, to which partners' links lead (default: http://localhost:3000)",
      siteOf,
    )
    .option('--forward-to <url>', "your back end's address for Stripe's webhooks", endpointOf)
    .option('--shop', 'runs the demo shop as well')
    .option(
      '--port <number>',
      'port of the API; the stand-in has the next one, the shop the one before',
      portOf,
    )
    .option(
      '--host <address>',
      'where to listen; 0.0.0.0 lets other machines in (default: this machine only)',
    )
    .option('--public-url <origin>', 'origin of a proxy in front of it; may be given again', addTo)
    .option('--data <folder>', 'where clicks and sales are kept', '.selgeo')
    .option('--fresh', 'deletes what has been kept, and starts anew')
    .option('--json', 'prints what there is to paste as one line of JSON, and all else to standard error')
    .version(version)
    .allowExcessArguments(false)
    .showHelpAfterError('--help lists all options.')
    .action(async (options: RunOptions) => {
      try {
        await runSandbox(options, { version, ...snippet });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        console.error(`error: ${message.replace(/\s*\n\s*/g, ' ')}`);
        process.exit(1);
      }
    });
  program
    .command('contract')
    .description('judges a click API by what the snippet relies on: contract https://… pk_test_… demo')
    .argument('[arguments...]')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (args: string[]) => {
      process.exitCode = await contract(args, `${NAME} contract`);
    });
  return program;
}

const addTo = (origin: string, others: readonly string[] = []): string[] => [...others, origin];
