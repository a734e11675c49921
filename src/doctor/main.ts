import { existsSync } from 'node:fs';
import type { BrowserContext, BrowserType } from 'playwright-core';
import { version } from '../agreed/version.ts';
import { explain } from '../diagnosis/explain.ts';
import { plainUrl } from '../diagnosis/plain-url.ts';
import { type Command, readArguments, SHORT_USAGE, USAGE } from './arguments.ts';
import { diagnose } from './chain.ts';
import { findBrowser } from './find-browser.ts';
import { loadPlaywright } from './load-playwright.ts';
import { printable, printableData } from './printable.ts';
import { type Result, report } from './report.ts';
import { visit } from './visit.ts';
import { within } from './within.ts';

const NO_PLAYWRIGHT = `The doctor drives a browser by playwright-core, which is not here. Install it, and run the doctor again:

  npm install --no-save playwright-core
`;

const NO_BROWSER = `There is no Chromium, Chrome or Edge in the usual places. Install one, for example

  apt-get install chromium      (Debian and Ubuntu, as root)
  npx playwright-core install chromium

or say where it is, with --browser <path> or the environment variable CHROME_PATH.
`;

const NO_SANDBOX = `Some containers keep Chromium's sandbox from working. There, for pages of your own: --browser-arg=--no-sandbox
`;

/** Runs the doctor, prints what it finds, and gives the exit code. Never rejects. */
export async function main(args: readonly string[]): Promise<number> {
  const complain = (text: string) => {
    const [problem = ''] = text.split('\n');
    // Also where the arguments are what is wrong: whoever reads the JSON reads nothing else.
    if (args.includes('--json'))
      printJson({ problem, url: null, ref: null, ok: false, checks: [], elements: [] });
    process.stderr.write(`${text.trimEnd().split('\n').map(printable).join('\n')}\n`);
    return 2;
  };
  try {
    return await run(args, complain);
  } catch (error) {
    return complain(`The doctor could not go on: ${(error as Error).message.split('\n')[0]}`);
  }
}

async function run(args: readonly string[], complain: (text: string) => number): Promise<number> {
  const wish = readArguments(args);
  if ('help' in wish) {
    process.stdout.write(USAGE);
    return args.length === 0 ? 2 : 0;
  }
  if ('version' in wish) {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if ('problem' in wish) return complain(`${wish.problem}\n${SHORT_USAGE}`);

  const chromium = loadPlaywright(process.cwd());
  if (!chromium) return complain(NO_PLAYWRIGHT);
  const browser =
    findBrowser(wish.browser, process.platform, process.env, existsSync) ?? downloaded(chromium);
  if (!browser) return complain(NO_BROWSER);
  const context = await launch(chromium, browser, wish.browserArgs);
  if (typeof context === 'string')
    return complain(`${browser} does not start.\n${context}\n\n${NO_SANDBOX}\n${NO_BROWSER}`);
  try {
    return print(await examine(context, wish), wish);
  } finally {
    await within(5000, context.close());
  }
}

async function examine(context: BrowserContext, { url, ref, consent, timeout }: Command): Promise<Result> {
  const tell = (line: string) => void process.stderr.write(`${printable(line)}\n`);
  const facts = await visit(context, { url, ref, isUnagreed: consent, timeout: timeout * 1000, tell });
  const checks = diagnose(facts);
  const carriers = facts.view?.carriers ?? [];
  const elements = carriers.map(({ name, ...rest }) => ({ code: explain(name).code, ...rest }));
  const ok = checks.every(({ state }) => state !== 'fail');
  return { problem: null, url: plainUrl(url), ref: ref ?? null, ok, checks, elements };
}

function print(result: Result, { json }: Command): number {
  // It heeds NO_COLOR, FORCE_COLOR and TERM as well (https://nodejs.org/api/tty.html#writestreamgetcolordepthenv).
  const isColourful = process.stdout.isTTY && process.stdout.hasColors();
  if (json) printJson(result);
  else process.stdout.write(`\n${report(result, isColourful)}`);
  return result.ok ? 0 : 1;
}

const printJson = (result: Result) =>
  void process.stdout.write(`${JSON.stringify(printableData(result), null, 2)}\n`);

/** The browser that Playwright has downloaded, if it has. */
function downloaded(chromium: BrowserType): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** A profile of its own, in a folder that is deleted in the end; or why there is none. */
async function launch(
  chromium: BrowserType,
  executablePath: string,
  args: readonly string[],
): Promise<BrowserContext | string> {
  try {
    return await chromium.launchPersistentContext('', {
      executablePath,
      args: [...args],
      // Chromium's sandbox does not work for root.
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: 30_000,
    });
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .filter((line, index) => index === 0 || line.includes('[err]'))
      .slice(0, 5)
      .join('\n');
  }
}
