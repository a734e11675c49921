import type { PortablePage } from './portable-page.ts';
import { until } from './until.ts';
import type { Session } from './webdriver-session.ts';

type Point = { readonly x: number; readonly y: number };

/**
 * What a visitor does in the frame of the first element that matches, or of its shadow root. The clicks are aimed from
 * the window, because WebKit's drivers miss what they click on in the frame of a page that is scrolled; and they are
 * real, because WebKit lets a frame lead the window away, or take the focus, in no other way.
 */
export function webDriverFrame(
  { send, inWindow }: Session,
  handle: string,
  host: string,
): Pick<PortablePage, 'click' | 'fill'> {
  const execute = (script: string, ...args: unknown[]) => send('POST', '/execute/sync', { args, script });

  const inFrame = async <R>(frame: unknown, script: string, ...args: unknown[]): Promise<R> => {
    await send('POST', '/frame', { id: frame });
    try {
      return await execute(script, ...args);
    } finally {
      await send('POST', '/frame', { id: null });
    }
  };

  /** Gives whether it has hit. Only where the element was a moment ago, because frames change their height. */
  const clickAt = async (css: string, last: { point: string }): Promise<boolean> => {
    const frame = await execute(FRAME, host);
    const within = frame && (await inFrame<Point | null>(frame, POINT_WITHIN, css));
    if (!within) return false;
    const point: Point = await execute(POINT_IN_WINDOW, frame, within);
    const isStable = last.point === JSON.stringify(point);
    last.point = JSON.stringify(point);
    if (!isStable) return false;
    await send('POST', '/actions', { actions: [press(point)] });
    // A frame that is gone has led the window away.
    return inFrame<boolean>(frame, IS_HIT, css).catch(() => true);
  };

  const click = async (css: string) => {
    const last = { point: '' };
    await until(`an element ${css} in the frame of ${host}`, () =>
      inWindow(handle, () => clickAt(css, last)),
    );
  };

  return {
    click,
    fill: async (css, text) => {
      await click(css);
      await inWindow(handle, async () => inFrame(await execute(FRAME, host), FILL, css, text));
    },
  };
}

function press({ x, y }: Point) {
  return {
    type: 'pointer',
    id: 'mouse',
    actions: [
      { type: 'pointerMove', duration: 0, origin: 'viewport', x, y },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  };
}

const FRAME = `
  const host = document.querySelector(arguments[0]);
  return (host?.shadowRoot ?? host)?.querySelector('iframe');`;

const POINT_WITHIN = `
  const element = document.querySelector(arguments[0]);
  if (!element?.getClientRects().length) return null;
  element.isHit = false;
  element.addEventListener('click', () => { element.isHit = true; });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };`;

// An element that is gone, or another one, says that the click has led to another page in the frame.
const IS_HIT = 'return document.querySelector(arguments[0])?.isHit !== false;';

// In the middle of the window, because something may stick to its edges.
const POINT_IN_WINDOW = `
  const [frame, { x, y }] = arguments;
  scrollBy(0, frame.getBoundingClientRect().top + y - innerHeight / 2);
  const { left, top } = frame.getBoundingClientRect();
  return { x: Math.round(left + x), y: Math.round(top + y) };`;

const FILL = `
  const element = document.querySelector(arguments[0]);
  element.value = arguments[1];
  element.dispatchEvent(new Event('input', { bubbles: true }));`;
