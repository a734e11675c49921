import type { ListedRefusal } from '../store/refused-clicks.ts';

/** A refused click in a sentence: `3 visits came by ?ref=gone, which no partner has.` */
export function refusalText({ code, ref, merchant_key, message, count, has_link }: ListedRefusal): string {
  const visits = count === 1 ? '1 visit' : `${count.toLocaleString('en-US')} visits`;
  const by = ref ? ` by ?ref=${ref}` : '';
  if (code === 'unknown_ref')
    return `${visits} came${by}, which no partner ${has_link ? 'had at the time' : 'has'}.`;
  if (code === 'unknown_key')
    return `${visits} came${by} with ${merchant_key ? `the key ${merchant_key}` : 'a key'}, which this environment does not know.`;
  return `${visits}${by} ${count === 1 ? 'was' : 'were'} refused: ${message}`;
}
