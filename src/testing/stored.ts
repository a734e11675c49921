import type { TestPage } from './playwright.ts';

/** What all names of the snippet begin with, in storage and among the cookies. */
const PREFIX = '__selgeo';

/** Everything of the snippet that a page has stored, as `sessionStorage.__selgeo_cid`; of cookies, those of the whole browser. */
export async function storedBy(page: TestPage): Promise<string[]> {
  const cookies = await page.context().cookies();
  return [
    ...(await page.evaluate(namesInStorage, PREFIX)),
    ...cookies.filter(({ name }) => name.startsWith(PREFIX)).map(({ name }) => `the cookie ${name}`),
  ];
}

/** Runs in the page, so it stands alone. */
function namesInStorage(prefix: string): string[] {
  return (['sessionStorage', 'localStorage'] as const).flatMap((place) => {
    try {
      return Object.keys(window[place])
        .sort()
        .filter((name) => name.startsWith(prefix))
        .map((name) => `${place}.${name}`);
    } catch {
      // Switched off, so that nothing is in it.
      return [];
    }
  });
}
