// @vitest-environment node
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { Selgeo, useClickId } from '../../src/react.ts';
import { KEY } from '../support/values.ts';

const Reference = () => createElement('p', null, useClickId() ?? 'nobody');

it('renders no click ID on a server, and does nothing there', () => {
  const fetch = vi.spyOn(globalThis, 'fetch');
  const html = renderToString(
    createElement('main', null, createElement(Selgeo, { merchant: KEY }), createElement(Reference)),
  );
  expect(html).toBe('<main><p>nobody</p></main>');
  expect(fetch).not.toHaveBeenCalled();
  expect(globalThis).not.toHaveProperty('__selgeo');
});
