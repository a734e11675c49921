import type { Options } from '../agreed/options.ts';
import type { Code } from '../diagnosis/codes.ts';
import { isUnusable } from '../diagnosis/is-unusable.ts';
import { optionProblems } from '../diagnosis/option-problems.ts';
import { readClickId } from '../store/registered-click.ts';
import { readItem, readList } from '../store/tab.ts';
import { hasClick } from '../visit/park.ts';
import { onEntry, readLog, record } from './log.ts';
import { startedWith } from './started-with.ts';
import { storageWorks } from './storage-works.ts';

/** Follows a visit, and records what its own decisions leave unsaid: about the options, the storage and the referral. */
export function followVisit(raw: Readonly<Record<string, unknown>>): void {
  onEntry(({ code, facts }) => {
    if (code === 'started' && facts.options) {
      if (!facts.options.merchantKey) record('key-missing');
      for (const option of optionProblems(raw)) record('option-unsound', { option });
      if (readItem('__selgeo_cid') !== undefined && !readClickId()) record('stored-id-malformed');
    }
    if (/SG(01|20|22|31)/.test(code) && !isSaid('storage-off') && !storageWorks(readItem))
      record('storage-off');
    if (code === 'searched') {
      const options = startedWith();
      if (options?.merchantKey && !hasClick()) record(absence(options, facts.isNewTab === true));
    }
  });
}

/** Why there is no referral, now that all addresses of the visit have been looked at. */
function absence({ params, handOff }: Options, isNewTab: boolean): Code {
  const landing = performance.getEntriesByType('navigation').map(({ name }) => name);
  if ([...landing, location.href].some((url) => isUnusable(url, params))) return 'referral-unusable';
  if (isNewTab) return handOff ? 'tabs-silent' : 'tabs-off';
  return readList('__selgeo_seen').length > 0 ? 'referral-gone' : 'no-referral';
}

const isSaid = (wanted: Code) => readLog().some(({ code }) => code === wanted);
