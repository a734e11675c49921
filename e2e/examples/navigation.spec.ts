import { overPlaywright } from '../engines/playwright-page.ts';
import { createLink } from '../support/create-link.ts';
import { storedClicks } from '../support/stored-clicks.ts';
import { settled, UUID, visit } from '../support/visit.ts';
import { SHOPS } from './support/shops.ts';
import { expect, test } from './support/test.ts';

for (const [name, { example, landing }] of Object.entries(SHOPS).filter(([, { isRouted }]) => isRouted)) {
  test(`${name}: a visitor who walks about by client-side navigation counts once`, async ({
    page,
    world,
    clicks,
  }) => {
    const ref = `walks-${crypto.randomUUID()}`;
    await createLink(world, ref);
    const clickId = await visit(overPlaywright(page), `${world.shops[example]}${landing}?ref=${ref}`);
    expect(clickId).toMatch(UUID);
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));

    const pricing = page.getByRole('heading', { name: /^One/ });
    await page.getByRole('link', { name: 'Pricing' }).click();
    await pricing.waitFor();
    await page.getByRole('link', { name: 'Fernleaf' }).click();
    await pricing.waitFor({ state: 'detached' });
    await page.goBack();
    await pricing.waitFor();
    await page.goBack();
    await page.waitForURL(`**/*?ref=${ref}`);

    expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
    expect(await settled(overPlaywright(page))).toBe(clickId);
    expect(clicks).toEqual([ref]);
    expect(await storedClicks(world, ref)).toMatchObject([{ id: clickId }]);
  });
}

test('React in development: strict mode, which runs effects twice, registers once', async ({
  page,
  world,
  clicks,
}) => {
  const ref = `strict-${crypto.randomUUID()}`;
  await createLink(world, ref);
  const clickId = await visit(overPlaywright(page), `${world.development}/?ref=${ref}`);
  expect(clickId).toMatch(UUID);
  expect(clicks).toEqual([ref]);
  expect(await storedClicks(world, ref)).toMatchObject([{ id: clickId }]);
});
