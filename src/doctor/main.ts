import { existsSync } from 'node:fs';
import type { BrowserContext, BrowserType } from 'playwright-core';
import { explain } from '../diagnosis/explain.ts';
import { plainUrl } from '../diagnosis/plain-url.ts';
import { type Command, readArguments, USAGE } from './arguments.ts';
import { diagnose } from './chain.ts';
import { findBrowser } from './find-browser.ts';
import { loadPlaywright } from './load-playwright.ts';
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

/** Runs the doctor, prints what it finds, and gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const wish = readArguments(args);
  if ('help' in wish) {
    process.stdout.write(USAGE);
    return args.length === 0 ? 2 : 0;
  }
  if ('problem' in wish) return complain(`${wish.problem}\n\n${USAGE}`);

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
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  const facts = await visit(context, { url, ref, isUnagreed: consent, timeout: timeout * 1000, tell });
  const checks = diagnose(facts);
  const carriers = facts.view?.carriers ?? [];
  const elements = carriers.map(({ name, ...rest }) => ({ code: explain(name).code, ...rest }));
  const ok = checks.every(({ state }) => state !== 'fail');
  return { url: plainUrl(url), ref: ref ?? null, ok, checks, elements };
}

function print(result: Result, { json }: Command): number {
  const isColourful = process.stdout.isTTY && !process.env.NO_COLOR;
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `\n${report(result, isColourful)}`);
  return result.ok ? 0 : 1;
}

function complain(text: string): number {
  process.stderr.write(text);
  return 2;
}

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
