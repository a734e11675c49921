import type { RawOptions } from '../agreed/options.ts';

/**
 * The options of the script tag: `data-rewardful` is the public key, where there is no `data-merchant`. The referral is
 * the URL parameter `via`, Rewardful's own; else one of those that `data-rewardful-params` adds
 * (https://help.rewardful.com/en/articles/12856689-tracking-referred-visits-from-existing-affiliate-urls); else `ref`.
 * `data-param` replaces all of them. Every other attribute means what it means on Selgeo's own tag.
 */
export function readRewardfulTag(data: DOMStringMap): RawOptions {
  return {
    ...data,
    merchant: data.merchant ?? data.rewardful,
    param: data.param ?? `via,${data.rewardfulParams ?? ''},ref`,
  };
}
