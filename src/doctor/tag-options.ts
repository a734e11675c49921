import { type Options, type RawOptions, readOptions } from '../options.ts';

/** What the snippet makes of its tag: Rewardful's name for the key and for the referral count as well, where that is used. */
export function tagOptions(data: Readonly<Record<string, string>>): Options & { readonly raw: RawOptions } {
  const isRewardful = data.rewardful !== undefined;
  const raw: RawOptions = isRewardful
    ? {
        ...data,
        merchant: data.merchant ?? data.rewardful,
        param: data.param ?? `via,${data.rewardfulParams ?? ''},ref`,
      }
    : data;
  return { ...readOptions(raw), raw };
}
