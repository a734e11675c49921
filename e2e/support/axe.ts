import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe is asked: the levels A and AA of WCAG, what is good practice besides, and what is still being tried out. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental'];

/** What axe finds wrong with the page and its frames: the rule, where, and how it looks there. */
export async function violations(page: Page): Promise<readonly string[]> {
  for (const frame of page.frames()) {
    // Amid a change of theme, colours are neither of the two; in a frame out of sight the change would never end.
    await frame.evaluate(() => {
      for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
    });
    const isThere = await frame.evaluate(() => 'axe' in window);
    if (!isThere) await frame.evaluate(axe.source);
    // Else axe does not ask the frames of other origins.
    await frame.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }),
    );
  }
  return page.evaluate(async (tags) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, failureSummary }) => `${id}: ${target.join(' ')} ${html} ${failureSummary}`),
    );
  }, TAGS);
}

/** What is wider than the page, so that it is cut off or the page scrolls sideways; what scrolls by itself, or ends in dots, is not. */
export function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const excused = (element: Element | null): boolean => {
      if (!element) return false;
      const { overflowX, textOverflow } = getComputedStyle(element);
      return (
        ['auto', 'scroll'].includes(overflowX) ||
        textOverflow === 'ellipsis' ||
        excused(element.parentElement)
      );
    };
    const { clientWidth, scrollWidth } = document.documentElement;
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0 || left < -900 || excused(element)) return false;
      const clips = getComputedStyle(element).overflowX === 'hidden';
      return (
        right > clientWidth + 1 ||
        (clips && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      );
    });
    const found = wide.map((element) => element.outerHTML.slice(0, 160));
    return scrollWidth > clientWidth
      ? [`the page scrolls sideways: ${scrollWidth} of ${clientWidth}`, ...found]
      : found;
  });
}
