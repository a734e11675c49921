import { beforeEach, expect, it, vi } from 'vitest';
import { readOptions } from '../../src/agreed/options.ts';
import { clickOf } from '../support/clicks.ts';
import { newTabPerTest } from '../support/page.ts';
import { UNSOUND_TAGS } from '../support/unsound-tags.ts';
import { KEY } from '../support/values.ts';

newTabPerTest();
// The log is that of one page.
beforeEach(() => vi.resetModules());

/** What the debug mode says once the snippet has started with these attributes. */
async function saidOf(data: Readonly<Record<string, string>>): Promise<string[]> {
  const { followVisit } = await import('../../src/debug/follow.ts');
  const { lineOf } = await import('../../src/debug/line-of.ts');
  const { readLog, record } = await import('../../src/debug/log.ts');
  followVisit(data);
  record('started', { options: readOptions(data) });
  return readLog().map(lineOf);
}

it.each(UNSOUND_TAGS)('reports %s', async (_, data, named) => {
  const problems = (await saidOf({ merchant: KEY, ...data })).slice(1);
  expect(problems).toEqual([expect.stringMatching(/^SG03 An option is malformed or unknown/)]);
  expect(problems[0]).toContain(`(${named}, after `);
});

it('reports nothing of a tag where all is well', async () => {
  expect(await saidOf({ merchant: KEY, paymentLinkHosts: 'pay.example.com', tabs: 'off' })).toHaveLength(1);
});

it.each([
  ['', 'https://shop.test/?ref=abc', false],
  ['damaged ', 'https://shop.test/?utm=mail?ref=abc', true],
])('says whether a %saddress had to be repaired', async (_, address, isRepaired) => {
  const { followVisit } = await import('../../src/debug/follow.ts');
  const { readLog, record } = await import('../../src/debug/log.ts');
  followVisit({ merchant: KEY });
  record('started', { options: readOptions({ merchant: KEY }) });
  record('parked', { click: clickOf('abc'), address });
  expect(readLog().some(({ name }) => name === 'address-repaired')).toBe(isRepaired);
});
