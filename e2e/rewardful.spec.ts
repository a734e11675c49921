import { carriesTheReferral, creditsThePartner, WAYS_TO_SEND } from './support/rewardful.ts';
import { rewardfulTag } from './support/rewardful-tag.ts';
import { expect, test } from './support/test.ts';
import { settled, UUID } from './support/visit.ts';

// Where engines differ; what the script does in all of them is in rewardful.chromium.spec.ts.

for (const way of ['AJAX', 'the hidden input'] as const) {
  test(
    `a visitor with ?via= pays through Rewardful's server-side Checkout, by ${way}, and the dashboard credits the partner`,
    creditsThePartner(way, 'via'),
  );
}

for (const [way, send] of Object.entries(WAYS_TO_SEND)) {
  test(
    `a form that comes later and is sent by ${way} carries the referral`,
    carriesTheReferral(send, rewardfulTag),
  );
}

test('a tag that a tag manager injects late works', async ({ page, sandbox, site, received }) => {
  const { origins, keys } = sandbox;
  await page.goto(`${site.page('/', '<body></body>')}?via=demo`);
  await page.evaluate(
    ([src, rewardful, apiUrl]) => {
      const script = document.createElement('script');
      Object.assign(script.dataset, { rewardful, apiUrl });
      script.src = src;
      document.body.append(script);
    },
    [`${origins.attribution}/v1/compat/rewardful.js`, keys.merchant, origins.attribution] as const,
  );
  const clickId = await settled(page);
  expect(clickId).toMatch(UUID);
  expect(await page.evaluate(() => Reflect.get(window, 'Rewardful')?.referral)).toBe(clickId);
  expect(received.clicks()).toHaveLength(1);
});
