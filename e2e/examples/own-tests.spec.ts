import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { run } from './support/programs.ts';
import { expect, test } from './support/test.ts';
import type { World } from './support/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the tests of Vue's example, as its own Playwright would. Rejects with what that prints where one fails. */
const runOwnTests = ({ shops }: World, env: Record<string, string> = {}) =>
  run({
    command: process.execPath,
    args: ['node_modules/.bin/playwright', 'test', '--config', 'e2e/examples/support/own-tests.config.ts'],
    cwd: root,
    env: { ...env, SHOP: shops['vue-vite'] },
  });

test('Vue: the shop’s own tests pass by the test kit of the package', async ({ world }) => {
  await runOwnTests(world);
});

test('Vue: what the shop breaks on purpose, the test kit names', async ({ world }) => {
  const error = await runOwnTests(world, { BROKEN: '1' }).catch((error: Error) => error);
  const printed = stripVTControlCharacters((error as Error).message);
  expect(printed).toContain('5 failed');
  for (const text of [
    "to do:    No partner has sent this visitor. Open the page through a partner's link: await page.goto(selgeo.link('/')).",
    'to do:    Give the form the attribute data-selgeo.',
    'with client_reference_id=order_7',
    'It says "click_id":null: the code read the click ID too early.',
    'found:    sessionStorage.__selgeo_cid',
  ])
    expect(printed).toContain(text);
  // It shows the line of the shop's test, not one of the package.
  expect(printed).toMatch(/> +\d+ \|\s+await selgeo\.expectCarried\('form'/);
});
