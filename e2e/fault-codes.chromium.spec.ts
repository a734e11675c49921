import { presets } from '../sandbox/attribution/dashboard/fault-form.ts';
import { reactionTo } from '../sandbox/attribution/faults/reaction.ts';
import { faultSchema } from '../sandbox/attribution/faults/schema.ts';
import { CODES } from '../src/diagnosis/codes.ts';
import { expect, test } from './support/playwright.ts';
import { tag } from './support/tag.ts';

const CODES_SO_FAR = `(() => {
  const { reason, log } = window.__selgeo?.inspect?.() ?? { log: [] };
  return [reason?.code, ...log.map(({ code }) => code)];
})()`;

test.afterEach(({ sandbox }) => sandbox.faults.clear());

// Chromium repeats a request by itself when a connection breaks that has brought the script, and then nothing has failed.
const seenByPages = presets.filter(({ name }) => name !== 'drop');

// The rest of what the panel says is held against the snippet in sandbox/test/attribution/reaction.test.ts.
for (const { label, fault } of seenByPages) {
  test(`the debug mode shows the codes that the panel of faults names for "${label}"`, async ({
    page,
    sandbox,
    site,
    knownErrors,
  }) => {
    knownErrors.push(/Failed to load resource|CORS/);
    sandbox.faults.add(fault);
    const noPauses = '<script>Math.random = () => 0</script>';
    await page.goto(`${site.page('/', noPauses + tag(sandbox, { 'data-debug': '' }))}?ref=demo`);
    const codes = reactionTo(faultSchema.parse(fault)).codes.map((name) => CODES[name].code);
    // A click under way is a state, not a decision.
    const seen = new Set<string | undefined>();
    await expect
      .poll(async () => {
        const found = await page.evaluate<(string | undefined)[]>(CODES_SO_FAR);
        for (const code of found) seen.add(code);
        return [...seen];
      })
      .toEqual(expect.arrayContaining(codes));
  });
}
