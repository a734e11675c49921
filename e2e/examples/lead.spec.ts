import type { Page } from '@playwright/test';
import { overPlaywright } from '../engines/playwright-page.ts';
import { settled, visit } from '../support/visit.ts';
import { SHOPS } from './support/shops.ts';
import { expect, test } from './support/test.ts';

const FORMS = ['plain HTML', 'React', 'Vue', 'Angular with zone.js', 'Angular without zone.js'];

for (const [name, { example, landing }] of Object.entries(SHOPS).filter(([name]) => FORMS.includes(name))) {
  test(`${name}: a visitor who lands on the form is a lead of the partner`, async ({ page, world }) => {
    const clickId = await visit(overPlaywright(page), `${world.shops[example]}${landing}join?ref=demo`);
    await signUp(page, clickId ?? 'nobody');
    await expect.poll(() => leads(world.origins.attribution)).toContain(clickId);
  });

  test(`${name}: a visitor who comes to the form by the navigation is a lead of the partner`, async ({
    page,
    world,
  }) => {
    const clickId = await visit(overPlaywright(page), `${world.shops[example]}${landing}?ref=demo`);
    await page.getByRole('link', { name: 'Tasting list' }).click();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await settled(overPlaywright(page));
    await signUp(page, clickId ?? 'nobody');
    await expect.poll(() => leads(world.origins.attribution)).toContain(clickId);
  });

  test(`${name}: the form of an unreferred visitor sends nothing blank`, async ({ page, world }) => {
    expect(await visit(overPlaywright(page), `${world.shops[example]}${landing}join`)).toBeNull();
    const sent = page.waitForRequest('**/signup');
    await signUp(page, 'nobody');
    const body = (await sent).postData();
    expect(body).toContain('Grace');
    expect(body).not.toContain('click_id');
  });
}

async function signUp(page: Page, who: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper');
  await page.getByRole('textbox', { name: 'Email' }).fill(`${who}@example.com`);
  await page.getByRole('button', { name: 'Send me a sample' }).click();
  await page.getByRole('heading', { name: 'You’re on the list' }).waitFor();
}

/** The click IDs that the attribution API has been given with leads. */
async function leads(attribution: string): Promise<unknown[]> {
  const requests = await (await fetch(`${attribution}/sandbox/requests`)).json();
  return requests
    .filter(({ path }: { path: string }) => path === '/api/v1/conversions')
    .map(({ body }: { body: { click_id?: string } }) => body.click_id);
}
