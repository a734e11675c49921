import { expect, it, vi } from 'vitest';
import { onDomChange } from '../../src/browser/on-dom-change.ts';
import { newTabPerTest, show } from '../support/page.ts';

newTabPerTest();

it('calls back once for all that has been added at a time, anywhere in the document', async () => {
  const main = show('<main><section></section></main>');
  const callback = vi.fn();
  onDomChange(callback);
  main.append('text');
  main.firstElementChild?.append(document.createElement('p'));
  expect(callback).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce(), 10_000);
  main.firstElementChild?.remove();
  await vi.waitFor(() => expect(callback).toHaveBeenCalledTimes(2), 10_000);
});

it('does not call back for an attribute or a text that changes', async () => {
  const main = show('<main>text</main>');
  const callback = vi.fn();
  onDomChange(callback);
  main.setAttribute('client-reference-id', 'x');
  (main.firstChild as Text).data = 'other';
  main.append(document.createElement('p'));
  await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce(), 10_000);
  expect(callback.mock.calls[0]?.[0]).toHaveLength(1);
});

it('observes with the browser’s own observer where zone.js has replaced it', async () => {
  const zoned = vi.fn();
  const native = MutationObserver;
  vi.stubGlobal('__zone_symbol__MutationObserver', native);
  vi.stubGlobal('MutationObserver', zoned);
  const callback = vi.fn();
  onDomChange(callback);
  show('<p>new</p>');
  await vi.waitFor(() => expect(callback).toHaveBeenCalled(), 10_000);
  expect(zoned).not.toHaveBeenCalled();
});
