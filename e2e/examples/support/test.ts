import { test as base, expect } from '../../support/playwright.ts';
import { readWorld, type World } from './world.ts';

export { expect };

export const test = base.extend<{
  world: World;
  /** The referral token of each click that the pages have sent to the attribution API. */
  clicks: readonly string[];
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
  world: async ({}, use) => use(readWorld()),
  clicks: async ({ context }, use) => {
    const clicks: string[] = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/v1/clicks')) clicks.push(request.postDataJSON().ref);
    });
    await use(clicks);
  },
});
