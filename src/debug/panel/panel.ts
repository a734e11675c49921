import { whenIdle } from '../../browser/when-idle.ts';
import type { Judged } from '../../diagnosis/elements.ts';
import { onEntry } from '../log.ts';
import { readPage } from '../read-page.ts';
import { isCollapsed, keepCollapsed } from '../session.ts';
import { createPanelFrame } from './frame.ts';
import { createHighlight } from './highlight.ts';
import { itemOf, momentOf, stateOf } from './parts.ts';
import { repairPanelStyle } from './style.ts';
import { watchElements } from './watch-elements.ts';
import { headlineOf } from './words.ts';

/**
 * Shows the inspector on the page, in a shadow root of its own. It reads the page and changes nothing in it, and it
 * looks at the page only while it is open.
 *
 * @param stop The words on the button that ends it.
 * @param onStop What ends with it.
 */
export function openPanel(stop: string, onStop: () => void): void {
  const frame = createPanelFrame(stop);
  const highlight = createHighlight(frame.root);
  const watch = watchElements(refresh);
  let isWaiting = false;
  let shown = '';
  let before: HTMLElement | undefined;

  const stopListening = onEntry(refresh);
  frame.pill.addEventListener('click', () => set(true));
  frame.collapse.addEventListener('click', () => set(false));
  frame.end.addEventListener('click', close);
  frame.panel.addEventListener('pointerenter', refresh);
  frame.panel.addEventListener('keydown', ({ key }) => key === 'Escape' && set(false));
  addEventListener('keydown', onShortcut, true);
  addEventListener('pageshow', refresh);

  // Outside the body, which frameworks believe to be theirs.
  document.documentElement.append(frame.host);
  repairPanelStyle(frame.root);
  arrange(!isCollapsed());
  render();

  function arrange(isOpen: boolean) {
    frame.panel.hidden = !isOpen;
    frame.pill.hidden = isOpen;
    highlight.show(undefined);
    watch(isOpen);
  }

  /** Opens or collapses it as the visitor wants, and takes the focus along where it is in the panel. */
  function set(isOpen: boolean, afterwards: HTMLElement = frame.pill) {
    const isInside = frame.root.activeElement !== null;
    keepCollapsed(!isOpen);
    arrange(isOpen);
    if (isOpen) render();
    if (isOpen) frame.scroll.focus();
    else if (isInside) afterwards.focus();
  }

  function onShortcut(event: KeyboardEvent) {
    if (event.code !== 'KeyG' || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const isOpen = frame.panel.hidden === true;
    const { activeElement } = document;
    if (isOpen && activeElement instanceof HTMLElement && activeElement !== frame.host)
      before = activeElement;
    set(isOpen, before);
  }

  function close() {
    stopListening();
    watch(false);
    highlight.end();
    removeEventListener('keydown', onShortcut, true);
    removeEventListener('pageshow', refresh);
    frame.host.remove();
    onStop();
  }

  /** Renders once, however much happens until then. */
  function refresh() {
    if (isWaiting) return;
    isWaiting = true;
    whenIdle(() => {
      isWaiting = false;
      if (frame.host.isConnected) render();
    });
  }

  function render() {
    const page = readPage();
    const { status, reason, log, elements } = page;
    frame.pill.textContent = `Selgeo: ${headlineOf(status, reason)[1].toLowerCase()}`;
    const state = stateOf(page);
    // Said aloud by a screen reader, so only when there is news.
    if (textOf(state) !== frame.state.textContent) frame.state.replaceChildren(...state);
    for (const entry of log.slice(frame.moments.childElementCount)) {
      frame.moments.append(momentOf(entry));
    }
    const signature = elements.map(({ selector, name }) => selector + name).join();
    if (signature === shown && elements.length > 0) return;
    shown = signature;
    renderItems(elements);
  }

  function renderItems(elements: readonly Judged[]) {
    const focused = [...frame.items.querySelectorAll('button')].indexOf(
      frame.root.activeElement as HTMLButtonElement,
    );
    frame.count.textContent = elements.length
      ? `On this page (${elements.length})`
      : 'Nothing here carries one';
    const buttons = elements.map((judged) => {
      const button = itemOf(judged);
      const show = () => highlight.show(judged.element);
      const hide = () => highlight.show(undefined);
      for (const type of ['pointerenter', 'focus']) button.addEventListener(type, show);
      for (const type of ['pointerleave', 'blur']) button.addEventListener(type, hide);
      button.addEventListener('click', () => judged.element.scrollIntoView({ block: 'center' }));
      return button;
    });
    highlight.show(undefined);
    frame.items.replaceChildren(
      ...buttons.map((button) => {
        const item = document.createElement('li');
        item.append(button);
        return item;
      }),
    );
    buttons[Math.min(focused, buttons.length - 1)]?.focus();
  }
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map(({ textContent }) => textContent).join('');
}
