import type { PortablePage } from './portable-page.ts';
import { until } from './until.ts';
import type { Send } from './webdriver-session.ts';

/** Runs commands, undisturbed by those for other windows and frames. */
export type Within = (commands: () => Promise<void>) => Promise<void>;

/** What a visitor does with the elements of a window, or of a frame in it. */
export function webDriverElements(send: Send, within: Within): Pick<PortablePage, 'click' | 'fill'> {
  /** Finds the element and does something with it, again as long as it is not there or not to be seen. */
  const onElement = async (css: string, act: (path: string) => Promise<unknown>) => {
    await until(
      `an element ${css}`,
      async () => {
        await within(async () => {
          const element = await send('POST', '/element', { using: 'css selector', value: css });
          await act(`/element/${Object.values(element)[0]}`);
        });
        return true;
      },
      (error) =>
        /^(no such (element|frame)|stale element|element not interactable)/.test((error as Error).message),
    );
  };

  return {
    click: (css) => onElement(css, (element) => send('POST', `${element}/click`)),
    fill: (css, text) =>
      onElement(css, async (element) => {
        await send('POST', `${element}/clear`);
        await send('POST', `${element}/value`, { text });
      }),
  };
}

/** Within the frame of the first element that matches, or of that element's shadow root; then back to the window. */
export function withinFrame(send: Send, within: Within, css: string): Within {
  const script = `
    const host = document.querySelector(arguments[0]);
    return (host?.shadowRoot ?? host)?.querySelector('iframe');`;
  return (commands) =>
    within(async () => {
      const frame = await send('POST', '/execute/sync', { args: [css], script });
      if (!frame) throw new Error(`no such frame: in ${css}`);
      await send('POST', '/frame', { id: frame });
      try {
        await commands();
      } finally {
        await send('POST', '/frame', { id: null });
      }
    });
}
