import type { View } from '../facts.ts';
import type { Watched } from './watched.ts';

type Published = Pick<View, 'published' | 'version' | 'clickId'>;

const NONE = { version: null, clickId: null };
const MEMBERS = ['getClickId', 'ready', 'fillForm', 'decorateUrl'];

/** What `window.__selgeo` holds, read past what counts the page's own calls. */
export function readPublished(watched: Watched | undefined): Published {
  const descriptor = Object.getOwnPropertyDescriptor(window, '__selgeo');
  const value = descriptor && 'value' in descriptor ? descriptor.value : watched?.published;
  if (value === undefined || value === null) return { published: 'nothing', ...NONE };
  const version = /^\d+\.\d+\.\d+[\w.-]*$/.exec(value.version)?.[0];
  if (!version || !MEMBERS.every((name) => typeof value[name] === 'function')) {
    return { published: Array.isArray(value.q) ? 'stub' : 'other', ...NONE };
  }
  const ask = watched?.originals.get(value.getClickId) ?? (() => value.getClickId());
  return { published: 'snippet', version, clickId: ask() as string | null };
}
