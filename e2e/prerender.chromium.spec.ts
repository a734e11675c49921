import { type CDPSession, expect } from '@playwright/test';
import { base as test } from './support/fixtures.ts';
import { tag } from './support/tag.ts';

// Chromium refuses to prerender where DevTools is attached, so this drives a target that Playwright does not attach to, and
// asks for none of the fixtures that open a context.
test('a prerendered page registers its click only when the visitor comes to see it', async ({
  browser,
  sandbox,
  site,
  received,
}) => {
  const landing = site.page(
    '/landing',
    `<script>fetch('/seen?' + document.prerendering)</script>${tag(sandbox)}`,
  );
  site.page('/seen', '');
  const start = site.page('/start', `<script>(${prerenderWhenTold})()</script>`);
  const devtools = await browser.newBrowserCDPSession();
  const { browserContextId } = await devtools.send('Target.createBrowserContext');
  const { targetId } = await devtools.send('Target.createTarget', { url: start, browserContextId });
  // Playwright attaches to every new target and lets go of those that are none of its own.
  await expect.poll(() => isAttached(devtools, targetId)).toBe(false);
  site.page('/go', '');
  await expect.poll(() => site.requests()).toContain('/seen?true');
  expect(received.clicks()).toEqual([]);

  await evaluate(devtools, targetId, `location.href = ${JSON.stringify(`${landing}?ref=demo`)}`);
  await expect.poll(() => received.clicks().map(({ status }) => status)).toEqual([201]);
  expect(site.requests().filter((path) => path.startsWith('/landing'))).toHaveLength(1);
  await devtools.send('Target.disposeBrowserContext', { browserContextId });
});

/** Runs an expression without attaching as Playwright does; what it gives is not known. */
async function evaluate(devtools: CDPSession, targetId: string, expression: string): Promise<void> {
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: false });
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } });
  await devtools.send('Target.sendMessageToTarget', { sessionId, message });
  await devtools.send('Target.detachFromTarget', { sessionId });
}

async function isAttached(devtools: CDPSession, targetId: string): Promise<boolean | undefined> {
  const { targetInfos } = await devtools.send('Target.getTargets');
  return targetInfos.find((target) => target.targetId === targetId)?.attached;
}

/** Runs in the page. */
async function prerenderWhenTold(): Promise<void> {
  while (!(await fetch('/go')).ok) await new Promise((done) => setTimeout(done, 50));
  const rules = document.createElement('script');
  rules.type = 'speculationrules';
  rules.text = '{"prerender":[{"urls":["/landing?ref=demo"]}]}';
  document.head.append(rules);
}
