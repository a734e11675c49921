import { make } from './make.ts';

export type Highlight = {
  /** Draws the outline around an element, or around none. */
  show(element: Element | undefined): void;
  /** Follows the element no longer. */
  end(): void;
};

/** An outline over the page, not on it: it lies in the panel's shadow root, and the element keeps its own style. */
export function createHighlight(root: ShadowRoot): Highlight {
  const outline = make('div', { class: 'outline', hidden: '' });
  let shown: Element | undefined;
  root.append(outline);

  const place = () => {
    const box = shown?.getBoundingClientRect();
    outline.hidden = !box?.width && !box?.height;
    if (!box) return;
    const { style } = outline;
    // Three pixels of border on each side.
    style.left = `${box.left - 3}px`;
    style.top = `${box.top - 3}px`;
    style.width = `${box.width + 6}px`;
    style.height = `${box.height + 6}px`;
  };

  const end = () => {
    removeEventListener('scroll', place, true);
    removeEventListener('resize', place);
  };

  return {
    show: (element) => {
      shown = element;
      place();
      end();
      if (!element) return;
      addEventListener('scroll', place, { capture: true, passive: true });
      addEventListener('resize', place);
    },
    end,
  };
}
