import { overPlaywright } from '../engines/playwright-page.ts';
import { createLink } from '../support/create-link.ts';
import { storedClicks } from '../support/stored-clicks.ts';
import { UUID, visit } from '../support/visit.ts';
import { expect, test } from './support/test.ts';

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
