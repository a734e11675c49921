import { describe, expect, it } from 'vitest';
import type { Followed } from '../../src/agreed/followed.ts';
import { lineOf } from '../../src/debug/line-of.ts';
import { readLog } from '../../src/debug/log.ts';
import { noteManager } from '../../src/debug/note-manager.ts';
import { newPagePerTest } from '../consent/support.ts';

newPagePerTest();

const isNow = (followed: Followed) => {
  window.__selgeo_consent = followed;
  dispatchEvent(new Event('selgeo:consent'));
};

/** The lines of the log since this was called, without the time. */
function logged(): () => string[] {
  const before = readLog().length;
  return () =>
    readLog()
      .slice(before)
      .map((entry) => lineOf(entry).replace(/^(SG\d+) .*\((.*?),? ?after \d+ ms\)$/, '$1 $2'));
}

describe('noteManager', () => {
  it('says nothing on a page that follows no consent manager', () => {
    const lines = logged();
    noteManager()();
    expect(lines()).toEqual([]);
  });

  it('says, once the page has loaded, which manager is looked for and not there', () => {
    const lines = logged();
    isNow({ wanted: 'klaro', found: null, said: null });
    const shown = noteManager();
    isNow({ wanted: 'klaro', found: null, said: null });
    expect(lines()).toEqual([]);
    shown();
    shown();
    expect(lines()).toEqual(['SG44 manager klaro']);
  });

  it('says which manager has come later, and what it says each time, once', () => {
    const lines = logged();
    isNow({ wanted: null, found: null, said: null });
    noteManager()();
    for (const said of [null, null, 'granted', 'granted', 'denied'] as const)
      isNow({ wanted: null, found: 'onetrust', said });
    expect(lines()).toEqual([
      'SG44 manager any',
      'SG45 manager onetrust',
      'SG46 manager onetrust, granted',
      'SG46 manager onetrust, denied',
    ]);
  });

  it('does not call a returning visitor silent', () => {
    const lines = logged();
    const shown = noteManager();
    isNow({ wanted: null, found: 'didomi', said: null });
    isNow({ wanted: null, found: 'didomi', said: 'granted' });
    shown();
    expect(lines()).toEqual(['SG46 manager didomi, granted']);
  });
});
