import { fileURLToPath } from 'node:url';
import type * as Kit from '../../src/testing.ts';
import { test as base } from './playwright.ts';

/** The test kit as merchants have it: built. */
export const { withSelgeo }: typeof Kit = await import(
  new URL('../../dist/testing.js', import.meta.url).href
);

export const SCRIPT = fileURLToPath(new URL('../../dist/selgeo.js', import.meta.url));

export const test = base.extend<{ selgeo: Kit.SelgeoTest }>({
  selgeo: async ({ page }, use) => use(await withSelgeo(page, { script: SCRIPT })),
});

/** What a check has to say, where it fails. */
export async function failureOf(check: Promise<unknown>): Promise<string> {
  try {
    await check;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The check has passed.');
}

/** The tag of a shop that has no sandbox: the script and the API are those of production. */
export const liveTag = (attributes = '') =>
  `<script async src="https://cdn.selgeo.com/v1/selgeo.js" data-merchant="pk_test_shop" ${attributes}></script>`;
