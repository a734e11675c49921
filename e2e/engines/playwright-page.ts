import type { Page } from '@playwright/test';
import { engine } from './engine.ts';
import { type PortablePage, portablePage } from './portable-page.ts';
import { soon, until } from './until.ts';

/** Drives a tab of Chromium or Firefox. */
export function overPlaywright(page: Page): PortablePage {
  // When Firefox restores a page from its back/forward cache, Playwright waits for ever for the end of that navigation:
  // there it may wait for nothing, not even for the element.
  const isFirefox = engine === 'firefox';
  const appears = (css: string) =>
    until(`a visible element ${css}`, () =>
      soon(page.evaluate((css) => document.querySelector(css)?.getClientRects().length, css)),
    );

  // Not `page.goBack()`, which in Firefox waits for ever as well.
  const travel = async (steps: number) => {
    await page.evaluate((by) => {
      // Marks the page that is left: one without the mark is another. In the cache the mark must not survive.
      Object.assign(window, { isLeft: true });
      for (const arrival of ['pageshow', 'popstate', 'hashchange'])
        addEventListener(arrival, () => Reflect.deleteProperty(window, 'isLeft'), { once: true });
      // Not now, because then this page would be gone before it has answered.
      setTimeout(() => history.go(by));
    }, steps);
    await until('another page of the history', () =>
      soon(page.evaluate(() => !('isLeft' in window) && document.readyState === 'complete')),
    );
  };

  return portablePage({
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    goBack: () => travel(-1),
    goForward: () => travel(1),
    click: async (css) => {
      await appears(css);
      await page.click(css, { force: isFirefox, noWaitAfter: true });
    },
    fill: async (css, text) => {
      await appears(css);
      await page.fill(css, text, { force: isFirefox });
    },
    frame: (css) => {
      // Selectors of Playwright look into open shadow roots.
      const inFrame = page.frameLocator(`${css} iframe`);
      return {
        click: (css) => inFrame.locator(css).first().click({ noWaitAfter: true }),
        fill: (css, text) => inFrame.locator(css).first().fill(text),
      };
    },
    evaluate: (code: string | ((arg: unknown) => unknown), arg?: unknown) =>
      page.evaluate(code, arg) as never,
    screenshot: (options) => page.screenshot(options),
    newPage: async () => overPlaywright(await page.context().newPage()),
    popup: async (open) => {
      const [tab] = await Promise.all([page.waitForEvent('popup'), open()]);
      await tab.waitForLoadState();
      return overPlaywright(tab);
    },
    close: () => page.close(),
  });
}
