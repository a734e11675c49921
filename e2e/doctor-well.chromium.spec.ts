import type { Sandbox } from '../sandbox/start.ts';
import { block } from '../test/readme/block.ts';
import { BUY, whole } from './support/broken-pages.ts';
import { clicksSent, examine, ownRef } from './support/doctor.ts';
import { expect, test } from './support/playwright.ts';
import { storedClicks } from './support/stored-clicks.ts';
import { tag } from './support/tag.ts';

test.describe('a page where all is well', () => {
  for (const path of ['/', '/pricing', '/ways-to-pay', '/signup']) {
    test(`the shop of the sandbox, at ${path}: every check passes, and one click is registered`, async ({
      sandbox,
    }) => {
      const ref = await ownRef(sandbox);
      const result = await examine(sandbox.origins.shop + path, '--ref', ref);
      expect(result.troubles).toEqual([]);
      expect(result.checks.map(({ state }) => state)).toEqual(result.checks.map(() => 'pass'));
      expect(result).toMatchObject({ ok: true, exitCode: 0, ref, url: sandbox.origins.shop + path });
      expect(await storedClicks(sandbox, ref)).toHaveLength(1);
      expect(clicksSent(sandbox, ref)).toBe(1);
    });
  }

  const WELL: Readonly<Record<string, (sandbox: Sandbox) => string>> = {
    'whose tag comes late, from other code': (sandbox) =>
      `${BUY}<script>addEventListener('load', () => setTimeout(() => {
        document.body.append(document.createRange().createContextualFragment('${tag(sandbox).replace('</script>', '<\\/script>')}'));
      }, 1500))</script>`,
    'whose parameter has another name': (sandbox) => tag(sandbox, { 'data-param': 'partner, via' }) + BUY,
    'that comes from Rewardful': (sandbox) =>
      `<script async src="${sandbox.origins.attribution}/v1/compat/rewardful.js" data-rewardful="${sandbox.keys.merchant}" data-api-url="${sandbox.origins.attribution}"></script>${BUY}`,
    'with the stub in front of the tag, which waits': (
      sandbox,
    ) => `${block('docs/api.md', 'html')}${tag(sandbox)}
      <form data-selgeo></form><script>__selgeo.ready({ timeout: 5000 }).then(() => __selgeo.getClickId())</script>`,
    'that asks early, and again at the checkout': (sandbox) =>
      `${whole(sandbox)}<script>
        const timer = setInterval(() => {
          if (window.__selgeo?.getClickId()) clearInterval(timer);
        }, 20)</script>`,
    'that enforces Trusted Types': (sandbox) =>
      `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'">${whole(sandbox)}`,
    'with a policy that only reports': (sandbox) => whole(sandbox),
  };

  for (const [name, html] of Object.entries(WELL)) {
    test(`a page ${name}: no check fails`, async ({ sandbox, site }) => {
      const ref = await ownRef(sandbox);
      const headers = name.includes('reports')
        ? { 'Content-Security-Policy-Report-Only': "default-src 'none'" }
        : {};
      const result = await examine(site.page('/', { html: html(sandbox), headers }), '--ref', ref);
      expect(result.troubles).toEqual([]);
      expect(result.exitCode).toBe(0);
      expect(clicksSent(sandbox, ref)).toBe(1);
    });
  }
});
