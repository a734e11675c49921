import type { View } from '../facts.ts';
import type { Watched } from './watched.ts';

type Published = Pick<View, 'published' | 'clickId'>;

const MEMBERS = ['getClickId', 'ready', 'fillForm', 'decorateUrl'];

/** What `window.__selgeo` holds, read past what counts the page's own calls. */
export function readPublished(watched: Watched | undefined): Published {
  const descriptor = Object.getOwnPropertyDescriptor(window, '__selgeo');
  const value = descriptor && 'value' in descriptor ? descriptor.value : watched?.published;
  if (value === undefined || value === null) return { published: 'nothing', clickId: null };
  const isOwn =
    /^\d+\.\d+\.\d+/.test(value.version) && MEMBERS.every((name) => typeof value[name] === 'function');
  if (!isOwn) return { published: Array.isArray(value.q) ? 'stub' : 'other', clickId: null };
  const ask = watched?.originals.get(value.getClickId) ?? (() => value.getClickId());
  return { published: 'snippet', clickId: ask() as string | null };
}
