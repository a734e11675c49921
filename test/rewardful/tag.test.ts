import { describe, expect, it } from 'vitest';
import { readOptions } from '../../src/agreed/options.ts';
import { readRewardfulTag } from '../../src/rewardful/tag.ts';
import { KEY } from '../support/values.ts';

/** What the tracker is started with by a tag with these attributes. */
const optionsFrom = (data: Record<string, string>) => readOptions(readRewardfulTag(data));

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
      apiBase: 'https://api.shop.test',
      keepFirst: true,
      handOff: false,
    });
  });

  it('may be missing', () => {
    expect(optionsFrom({}).merchantKey).toBeUndefined();
  });
});
