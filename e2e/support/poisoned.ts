import type { Sandbox } from '../../sandbox/start.ts';
import type { PortablePage } from '../engines/portable-page.ts';
import type { TestFixtures } from './fixtures.ts';
import { IMPATIENT } from './impatient.ts';
import { newRef } from './new-ref.ts';
import { CLICK_ID, registered, startOwnApi } from './own-api.ts';
import type { Stored } from './poisoned-values.ts';
import { sentRefs } from './sent.ts';
import { tag } from './tag.ts';
import { expect } from './test.ts';
import { UUID, visit } from './visit.ts';

type Fixtures = TestFixtures & { page: PortablePage; sandbox: Sandbox };

/** The test of a tab whose storage holds that, by a mistake or by ill will. */
export const outlivesStored =
  (stored: Stored[string]) =>
  async ({ page, sandbox, site, received, knownErrors }: Fixtures) => {
    // What cannot be told from a click may be sent, and refused.
    knownErrors.push(/status of 4\d\d/);
    const [first, second] = [await newRef(sandbox), await newRef(sandbox)];
    await page.goto(site.page('/', '<p>Home</p>'));
    await page.evaluate((stored) => Object.assign(sessionStorage, stored), stored);
    const landing = site.page('/landing', IMPATIENT + tag(sandbox));
    for (const ref of [first, second]) {
      expect(await visit(page, `${landing}?ref=${ref}`)).toMatch(UUID);
      expect(sentRefs(received).at(-1)).toBe(ref);
    }
    expect(received.clicks().length).toBeLessThan(6);
    const size = await page.evaluate(() => JSON.stringify({ ...sessionStorage }).length);
    expect(size).toBeLessThan(20_000);
  };

/** The test of an API that answers such a visitor token. */
export const outlivesToken =
  (token: unknown) =>
  async ({ page, sandbox, site }: Fixtures) => {
    const api = startOwnApi(site, () => ({
      ...registered,
      body: { ...registered.body, visitor_token: token },
    }));
    const landing = site.page('/', tag(sandbox, { 'data-api-url': api.origin }));
    for (const ref of ['first', 'second']) {
      expect(await visit(page, `${landing}?ref=${ref}`)).toBe(CLICK_ID);
      expect(await page.evaluate(() => window.__selgeo?.ready())).toMatchObject({ status: 'registered' });
    }
    expect(api.clicks().map(({ ref }) => ref)).toEqual(['first', 'second']);
  };
