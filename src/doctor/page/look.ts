import type { PaymentHosts } from '../../agreed/options.ts';
import { judgeElements } from '../../diagnosis/elements.ts';
import { isGated } from '../../visit/consent.ts';
import type { Tag, View } from '../facts.ts';
import { isSnippetCode } from '../is-snippet-code.ts';
import { optionsOf } from '../tag.ts';
import { findTags } from './find-tags.ts';
import { readPublished } from './published.ts';
import { readWatched } from './watched.ts';

/** What the page looks like now, as data. Changes nothing. */
export function run(): View {
  const watched = readWatched();
  const tags = findTags(watched);
  const snippet = readPublished(watched);
  const terms = { hosts: hostsOf(tags, snippet.clickId), clickId: snippet.clickId };
  const [navigation] = performance.getEntriesByType('navigation');
  return {
    address: location.href,
    landing: navigation?.name,
    isLoaded: document.readyState === 'complete',
    tags,
    hasOwnCode: [...document.scripts].some(({ text }) => isSnippetCode(text)),
    ...snippet,
    isGated: isGated(optionsOf({ tags })),
    keys: [...keysOf('sessionStorage'), ...keysOf('localStorage')],
    ...readStorage(),
    asked: {
      early: watched?.early ?? 0,
      ever: watched?.ever ?? 0,
      nobody: watched?.nobody ?? 0,
      waits: watched?.waits ?? 0,
    },
    violations: watched?.violations ?? [],
    newTabLinks: [...document.links].filter(
      ({ target, origin }) => target === '_blank' && origin === location.origin,
    ).length,
    carriers: judgeElements(document, terms).map(({ name, kind, selector }) => ({ name, kind, selector })),
  };
}

/** Of a snippet without a tag nobody knows the options; a link with its click ID shows that it has the host. */
function hostsOf(tags: readonly Tag[], clickId: string | null): PaymentHosts {
  const decorated = [...document.links].flatMap(({ host, search }) =>
    [...new URLSearchParams(search)]
      .filter(([, value]) => value === clickId)
      .map(([name]) => [host, name] as const),
  );
  return { ...Object.fromEntries(decorated), ...optionsOf({ tags }).hosts };
}

function keysOf(name: 'sessionStorage' | 'localStorage'): string[] {
  try {
    return Object.keys(window[name]).map((key) => `${name}.${key}`);
  } catch {
    return [];
  }
}

function readStorage(): Pick<View, 'hasStorage' | 'storedClickId'> {
  try {
    return { hasStorage: true, storedClickId: sessionStorage.getItem('__selgeo_cid') };
  } catch {
    return { hasStorage: false, storedClickId: null };
  }
}
