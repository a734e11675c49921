import type { Page } from '@playwright/test';
import { overPlaywright } from '../engines/playwright-page.ts';
import { createLink } from '../support/create-link.ts';
import { storedClicks } from '../support/stored-clicks.ts';
import { UUID, visit } from '../support/visit.ts';
import { SHOPS } from './support/shops.ts';
import { expect, test } from './support/test.ts';

const WITH_REACT = ['react-vite', 'nextjs'];

for (const [name, { example, landing }] of Object.entries(SHOPS).filter(([, { example }]) =>
  WITH_REACT.includes(example),
)) {
  test(`${name}: useClickId shows the click ID, also after a reload, when it is known from the start`, async ({
    page,
    world,
    clicks,
  }) => {
    const ref = `shown-${crypto.randomUUID()}`;
    await createLink(world, ref);
    const clickId = await visit(overPlaywright(page), `${world.shops[example]}${landing}?ref=${ref}`);
    expect(clickId).toMatch(UUID);
    await expect(note(page)).toContainText(`${clickId}`);
    expect(await storedClicks(world, ref)).toMatchObject([{ id: clickId }]);

    await page.reload();
    await expect(note(page)).toContainText(`${clickId}`);
    expect(clicks).toEqual([ref]);
  });

  test(`${name}: useClickId follows a later click that arrives by client-side navigation`, async ({
    page,
    world,
  }) => {
    const ref = `later-${crypto.randomUUID()}`;
    await createLink(world, ref);
    const first = await visit(overPlaywright(page), `${world.shops[example]}${landing}?ref=demo`);
    await expect(note(page)).toContainText(`${first}`);

    await page.evaluate((address) => history.pushState(null, '', address), `${landing}?ref=${ref}`);
    await expect(note(page)).not.toContainText(`${first}`);
    const [later] = await storedClicks(world, ref);
    await expect(note(page)).toContainText(`${later?.id}`);
  });

  test(`${name}: useClickId shows nothing to a visitor without a referral`, async ({ page, world }) => {
    expect(await visit(overPlaywright(page), world.shops[example] + landing)).toBeNull();
    await expect(page.getByRole('link', { name: 'Buy the handbook' })).toBeVisible();
    await expect(note(page)).toHaveCount(0);
  });
}

const note = (page: Page) => page.getByText(/^Brought to you by a partner/);
