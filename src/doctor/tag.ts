import { type Options, type RawOptions, readOptions } from '../agreed/options.ts';
import type { Tag, View } from './facts.ts';

/** The tag that the snippet goes by. */
export function mainTag(tags: readonly Tag[] = []): Tag | undefined {
  return tags.find(({ data }) => data.merchant ?? data.rewardful) ?? tags[0];
}

/** The options of the page's tag, as the snippet reads them; the defaults where there is no tag. */
export function optionsOf(view: Pick<View, 'tags'> | undefined): Options {
  return readOptions(rawOptions(mainTag(view?.tags)?.data));
}

/** The attributes, with what the part for Rewardful adds to them. */
export function rawOptions(data: Readonly<Record<string, string>> = {}): RawOptions {
  if (data.rewardful === undefined) return data;
  const param = data.param ?? `via,${data.rewardfulParams ?? ''},ref`;
  return { ...data, merchant: data.merchant ?? data.rewardful, param };
}
