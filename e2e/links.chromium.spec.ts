import { openShop } from './support/open-shop.ts';
import { expect, test } from './support/playwright.ts';

// Here only: the mouse of Firefox's driver drags nothing.
test('a link that is dragged takes the click ID along', async ({ page, sandbox, site }) => {
  const { clickId } = await openShop(page, sandbox, site);
  const dropped = page.evaluate(
    () =>
      new Promise((resolve) => {
        const target = document.querySelector('#target');
        target?.addEventListener('dragover', (event) => event.preventDefault());
        target?.addEventListener('drop', (event) => {
          event.preventDefault();
          resolve((event as DragEvent).dataTransfer?.getData('text/uri-list'));
        });
      }),
  );
  await page.dragAndDrop('a', '#target');
  expect(await dropped).toContain(`client_reference_id=${clickId}`);
});
