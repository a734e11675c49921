import { writeFile } from 'node:fs/promises';
import { engine } from './engine.ts';
import { type PortablePage, portablePage } from './portable-page.ts';
import { until } from './until.ts';
import { type Within, webDriverElements, withinFrame } from './webdriver-elements.ts';
import { evaluate } from './webdriver-evaluate.ts';
import type { Send, Session } from './webdriver-session.ts';

/** Drives one window of a WebKit browser. */
export function overWebDriver(session: Session, handle: string): PortablePage {
  const send: Send = (...request) => session.inWindow(handle, () => session.send(...request));
  const handles = (): Promise<string[]> => send('GET', '/window/handles');

  const within: Within = (commands) => session.inWindow(handle, commands);
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
    ...webDriverElements(session.send, within),
    frame: (css) => webDriverElements(session.send, withinFrame(session.send, within, css)),
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
