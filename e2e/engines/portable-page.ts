import { soon, until } from './until.ts';

/** What each engine does in its own way. */
export type EnginePage = {
  /** Opens an address and waits for its `load` event. */
  goto(url: string): Promise<unknown>;
  /** Reloads and waits for the `load` event. */
  reload(): Promise<unknown>;
  /** Goes one step back in history, and waits until that page has loaded or was restored from the back/forward cache. */
  goBack(): Promise<unknown>;
  goForward(): Promise<unknown>;
  /**
   * Clicks, as a visitor would, on the first element that matches, once it is there. Does not wait for the page that
   * the click leads to: `waitForURL` does.
   */
  click(css: string): Promise<void>;
  /** Replaces the text of the first field that matches, once it is there. */
  fill(css: string, text: string): Promise<void>;
  /**
   * The frame inside the first element that matches, or inside that element's open shadow root. Each of the two waits
   * for the frame as well.
   */
  frame(css: string): Pick<PortablePage, 'click' | 'fill'>;
  /** Runs a function or an expression in the page and gives what it returns, awaited; argument and result are JSON. */
  evaluate<R>(expression: string): Promise<R>;
  evaluate<R>(fn: () => R | Promise<R>): Promise<R>;
  evaluate<R, A>(fn: (arg: A) => R | Promise<R>, arg: A): Promise<R>;
  /** Writes a PNG of what is visible. */
  screenshot(options: { path: string }): Promise<unknown>;
  /** Opens an empty tab in the same browser, as a visitor does who then types an address. */
  newPage(): Promise<PortablePage>;
  /** Does what opens a tab, such as a click on a `target=_blank` link, and gives that tab once it has loaded. */
  popup(open: () => Promise<unknown>): Promise<PortablePage>;
  /** Closes this tab. */
  close(): Promise<unknown>;
};

/**
 * A tab, as far as all four engines can drive it. The names and their meaning are Playwright's, save that `url` is
 * asynchronous, `waitForURL` takes only a regular expression, and tabs are opened by `newPage` and `popup`.
 *
 * After a page has called `history.back()` itself, go on with `waitForURL` or `waitForFunction`, which ask again: in
 * Firefox and WebKit an `evaluate` at the moment of a restore gets no answer.
 */
export type PortablePage = EnginePage & {
  url(): Promise<string>;
  /** Waits until a function in the page returns something truthy, also while it navigates, and gives that. */
  waitForFunction<R>(fn: () => R): Promise<NonNullable<R>>;
  waitForFunction<R, A>(fn: (arg: A) => R, arg: A): Promise<NonNullable<R>>;
  /** Waits until the tab shows an address that matches, and that page has loaded. */
  waitForURL(url: RegExp): Promise<void>;
  /** These read the first element that matches, once it is there. */
  getAttribute(css: string, name: string): Promise<string | null>;
  innerHTML(css: string): Promise<string>;
  inputValue(css: string): Promise<string>;
  textContent(css: string): Promise<string | null>;
  /** How many elements match now. */
  count(css: string): Promise<number>;
};

/** Adds what can be said once for all engines. */
export function portablePage(page: EnginePage): PortablePage {
  const { evaluate } = page;

  const waitForFunction = <R, A>(fn: (arg: A) => R, arg?: A) =>
    until(String(fn), () => soon(evaluate(fn, arg as A) as Promise<R>));

  const read = (css: string, property: string) =>
    waitForFunction(
      ([css, property]) => {
        const element = document.querySelector(css);
        return element && { value: Reflect.get(element, property) };
      },
      [css, property] as const,
    ).then(({ value }) => value);

  return {
    ...page,
    url: () => waitForFunction(() => location.href),
    waitForFunction,
    waitForURL: async (url) => {
      await until(`an address like ${url}`, async () =>
        url.test(await soon(evaluate(() => (document.readyState === 'complete' ? location.href : '')))),
      );
    },
    getAttribute: async (css, name) => {
      await read(css, 'tagName');
      return evaluate(([css, name]) => document.querySelector(css)?.getAttribute(name) ?? null, [
        css,
        name,
      ] as const);
    },
    innerHTML: (css) => read(css, 'innerHTML'),
    inputValue: (css) => read(css, 'value'),
    textContent: (css) => read(css, 'textContent'),
    count: (css) => evaluate((css) => document.querySelectorAll(css).length, css),
  };
}
