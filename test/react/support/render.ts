import { act, type ReactNode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { newTabPerTest } from '../../support/page.ts';
import { pass } from '../../support/settled.ts';

let roots: Root[] = [];

/** What `newTabPerTest` gives, and React on it. A test fails when React has anything to complain about. */
export function newReactPerTest(): void {
  newTabPerTest();
  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'warn').mockImplementation(() => {});
  });
  afterEach(async () => {
    await unmount();
    expect(console.error).not.toHaveBeenCalled();
    expect(console.warn).not.toHaveBeenCalled();
  });
}

/** Renders into an empty page, up to the moment before time or the network brings anything. */
export function render(node: ReactNode): HTMLElement {
  const container = document.body.appendChild(document.createElement('main'));
  act(() => {
    const root = createRoot(container);
    roots.push(root);
    root.render(node);
  });
  return container;
}

/** Hydrates what a server has rendered. */
export function hydrate(html: string, node: ReactNode): HTMLElement {
  const container = document.body.appendChild(document.createElement('main'));
  container.innerHTML = html;
  act(() => {
    roots.push(hydrateRoot(container, node, { onRecoverableError: (error) => console.error(error) }));
  });
  return container;
}

/** Lets something happen, all that follows from it without time, and React's answer to that. */
export async function happens(event: () => unknown = () => {}, milliseconds = 0): Promise<void> {
  await act(async () => {
    await event();
    await pass(milliseconds);
  });
}

export async function unmount(): Promise<void> {
  await act(async () => {
    for (const root of roots) root.unmount();
  });
  roots = [];
}
