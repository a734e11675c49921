import type { InitOptions } from '../agreed/options.ts';

/**
 * The options of the script tag: `data-rewardful` is the public key, where there is no `data-merchant`. The referral is
 * the URL parameter `via`, Rewardful's own; else one of those that `data-rewardful-params` adds
 * (https://help.rewardful.com/en/articles/12856689-tracking-referred-visits-from-existing-affiliate-urls); else `ref`.
 * `data-param` replaces all of them. Every other attribute means what it means on Selgeo's own tag.
 */
export function readRewardfulTag(): InitOptions {
  const own = document.currentScript as HTMLElement | null;
  // The script of a tag manager that has inlined or re-made it has no attributes: then the tag that has. Rewardful's
  // own tag, with a key of theirs, may still be on the page.
  const tag =
    own?.dataset.rewardful || own?.dataset.merchant
      ? own
      : document.querySelector<HTMLElement>('script[data-rewardful^="pk_"],script[data-merchant]');
  const data: DOMStringMap = { ...tag?.dataset };
  return {
    ...data,
    merchant: data.merchant ?? data.rewardful,
    param: data.param ?? `via,${data.rewardfulParams ?? ''},ref`,
    // `init` takes nothing on trust.
  } as InitOptions;
}
