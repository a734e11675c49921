import type { Tag } from '../facts.ts';
import type { Watched } from './watched.ts';

const OWN_FILE = /\/(selgeo|compat\/rewardful)\.js$/;

/** The script tags of the snippet: those with a key, by which it knows its own, and those with its file. */
export function findTags(watched: Watched | undefined): Tag[] {
  return [...document.scripts].filter(isOwn).map((script) => ({
    src: script.src || undefined,
    data: { ...script.dataset } as Record<string, string>,
    hasIntegrity: script.integrity !== '',
    outcome: watched?.outcomes.get(script),
  }));
}

function isOwn({ dataset, src }: HTMLScriptElement): boolean {
  const isFile = URL.canParse(src) && OWN_FILE.test(new URL(src).pathname);
  return dataset.merchant !== undefined || /^pk_/.test(dataset.rewardful ?? '') || isFile;
}
