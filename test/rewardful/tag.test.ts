import { describe, expect, it } from 'vitest';
import { readOptions } from '../../src/agreed/options.ts';
import { readRewardfulTag } from '../../src/rewardful/tag.ts';
import { newTabPerTest } from '../support/page.ts';
import { putTag, runningFrom } from '../support/script-tag.ts';
import { KEY } from '../support/values.ts';

newTabPerTest();

/** What the tracker is started with when the browser runs the code of a tag with these attributes. */
function optionsFrom(data: Record<string, string>) {
  runningFrom(putTag(data));
  return readOptions(readRewardfulTag());
}

describe('the tag', () => {
  it.each([
    ['data-rewardful', { rewardful: KEY }],
    ['data-merchant', { merchant: KEY }],
    ['data-merchant, beside a key of Rewardful', { merchant: KEY, rewardful: 'a1b2c3' }],
  ])('names the public key in %s', (_, data) => {
    expect(optionsFrom(data).merchantKey).toBe(KEY);
  });

  it('has no key for Selgeo where it still has that of Rewardful', () => {
    expect(optionsFrom({ rewardful: 'a1b2c3' }).merchantKey).toBeUndefined();
  });

  it.each([
    ['via, then ref', {}, ['via', 'ref']],
    ['those that it adds as for Rewardful', { rewardfulParams: 'rfsn, ref' }, ['via', 'rfsn', 'ref', 'ref']],
    ['only its own, as for Selgeo', { param: 'partner', rewardfulParams: 'rfsn' }, ['partner']],
  ])('takes the referral from %s', (_, data, params) => {
    expect(optionsFrom({ rewardful: KEY, ...data }).params).toEqual(params);
  });

  it('has the other options of the snippet', () => {
    const data = { apiUrl: 'https://api.shop.test', attribution: 'first', tabs: 'off' };
    expect(optionsFrom({ rewardful: KEY, ...data })).toMatchObject({
      apiOrigin: 'https://api.shop.test',
      keepFirst: true,
      handOff: false,
    });
  });

  it.each([
    ['the browser does not name it', () => null],
    ['a tag manager runs a copy without attributes', () => putTag({})],
  ])('is found where %s, and not taken for one that Rewardful has on the page', (_, running) => {
    putTag({ rewardful: 'a1b2c3' });
    putTag({ rewardful: KEY });
    runningFrom(running());
    expect(readRewardfulTag().merchant).toBe(KEY);
  });

  it('may be missing', () => {
    runningFrom(null);
    expect(readOptions(readRewardfulTag()).merchantKey).toBeUndefined();
  });
});
