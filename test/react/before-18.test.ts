import { createElement } from 'react';
import { expect, it, vi } from 'vitest';
import { CLICK } from '../support/values.ts';
import { happens, newReactPerTest, render } from './support/render.ts';

newReactPerTest();

it('useClickId needs nothing that React has only since version 18', async () => {
  vi.resetModules();
  vi.doMock('react', async (original) => ({
    ...(await original<typeof import('react')>()),
    startTransition: undefined,
    useSyncExternalStore: undefined,
  }));
  const { useClickId } = await import('../../src/react/use-click-id.ts');
  const Reference = () => createElement('p', null, useClickId() ?? 'nobody');
  const page = render(createElement(Reference));
  expect(page.textContent).toBe('nobody');
  await happens(() => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    dispatchEvent(new CustomEvent('selgeo:change'));
  });
  expect(page.textContent).toBe(CLICK);
  vi.doUnmock('react');
  vi.resetModules();
});
