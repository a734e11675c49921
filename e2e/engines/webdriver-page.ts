import { writeFile } from 'node:fs/promises';
import { engine } from './engine.ts';
import { type PortablePage, portablePage } from './portable-page.ts';
import { until } from './until.ts';
import { evaluate } from './webdriver-evaluate.ts';
import { webDriverFrame } from './webdriver-frame.ts';
import type { Send, Session } from './webdriver-session.ts';

/** Drives one window of a WebKit browser. */
export function overWebDriver(session: Session, handle: string): PortablePage {
  const send: Send = (...request) => session.inWindow(handle, () => session.send(...request));
  const handles = (): Promise<string[]> => send('GET', '/window/handles');

  /** Finds the element and does something with it, again as long as it is not there or not to be seen. */
  const onElement = (css: string, act: (path: string) => Promise<unknown>) =>
    until(
      `an element ${css}`,
      async () => {
        const element = await send('POST', '/element', { using: 'css selector', value: css });
        await act(`/element/${Object.values(element)[0]}`);
        return true;
      },
      (error) => /^(no such element|stale element|element not interactable)/.test((error as Error).message),
    );

  const run = (expression: string) => evaluate(send, expression);

  const popup = async (open: () => Promise<unknown>) => {
    const before = await handles();
    await open();
    const opened = await until('a new tab', async () =>
      (await handles()).find((tab) => !before.includes(tab)),
    );
    return overWebDriver(session, opened);
  };

  return portablePage({
    goto: (url) => send('POST', '/url', { url }),
    reload: () => send('POST', '/refresh'),
    goBack: () => send('POST', '/back'),
    goForward: () => send('POST', '/forward'),
    click: async (css) => {
      await onElement(css, (element) => send('POST', `${element}/click`));
    },
    fill: async (css, text) => {
      await onElement(css, async (element) => {
        await send('POST', `${element}/clear`);
        await send('POST', `${element}/value`, { text });
      });
    },
    frame: (css) => webDriverFrame(session, handle, css),
    evaluate: (code: string | ((arg: never) => unknown), arg?: unknown) =>
      run(typeof code === 'string' ? code : `(${code})(${JSON.stringify(arg)})`),
    screenshot: async ({ path }) => writeFile(path, await send('GET', '/screenshot'), 'base64'),
    newPage: () =>
      popup(() =>
        // WPE's driver opens nothing and names an old window; WebKitGTK lets no script open one without a click.
        engine === 'wpe'
          ? run("void open('about:blank', '', 'noopener')")
          : send('POST', '/window/new', { type: 'window' }),
      ),
    popup: async (open) => {
      const tab = await popup(open);
      await tab.waitForURL(/^(?!about:blank)/);
      return tab;
    },
    close: () => send('DELETE', '/window'),
  });
}
