import { type Browser, type BrowserContext, type Page, chromium as playwright } from '@playwright/test';
import { wholeChromium } from '../../e2e/engines/chromium.ts';

/** The system's Chromium, as the tests start it, save that it does not tell pages that it is automated: some peers are silent then. */
export function launch(): Promise<Browser> {
  const { launchOptions } = wholeChromium;
  return playwright.launch({
    ...launchOptions,
    args: [...launchOptions.args, '--disable-blink-features=AutomationControlled'],
  });
}

/** A visitor who has never been here: no cache, no storage. */
export async function newVisitor(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const version = browser.version();
  const context = await browser.newContext({
    // Without the word "Headless", for the same reason.
    userAgent: `Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36`,
  });
  return { context, page: await context.newPage() };
}
