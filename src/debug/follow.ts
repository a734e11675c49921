import type { Options } from '../agreed/options.ts';
import { documentProperty } from '../browser/document-property.ts';
import { type CodeName, columnsOf } from '../diagnosis/codes.ts';
import { isUnusable } from '../diagnosis/is-unusable.ts';
import { optionProblems } from '../diagnosis/option-problems.ts';
import { readClickId } from '../store/registered-click.ts';
import { readItem, readList } from '../store/tab.ts';
import { isGated } from '../visit/consent.ts';
import { hasClick } from '../visit/park.ts';
import { isDamaged } from '../visit/referral.ts';
import { isHeldBack } from './is-held-back.ts';
import { onEntry, readLog, record } from './log.ts';
import { hidingPolicy } from './referrer-policy.ts';
import { startedWith } from './started-with.ts';

/** Follows a visit, and records what its own decisions leave unsaid: about the options, the storage and the referral. */
export function followVisit(raw: Readonly<Record<string, unknown>>): void {
  onEntry(({ name, facts }) => {
    if (name === 'started' && facts.options) {
      if (!facts.options.merchantKey) record('key-missing');
      for (const option of optionProblems(raw)) record('option-unsound', { option });
    }
    // While the gate is closed, the storage is none of ours.
    if (name === 'gate-closed' && !startedWith()?.needsConsent) record('signal-counted');
    if (name === 'started' && facts.options ? isGated(facts.options) : isHeldBack()) return;
    if (name === 'started' && readItem('__selgeo_cid') !== undefined && !readClickId()) {
      record('stored-id-malformed');
    }
    if (name === 'parked' && facts.address && isDamaged(facts.address, startedWith()?.params ?? [])) {
      record('address-repaired', { click: facts.click });
    }
    if (columnsOf(name).usesStorage && !isSaid('storage-off') && !storageWorks()) record('storage-off');
    if (name === 'searched') {
      const options = startedWith();
      if (!options?.merchantKey || hasClick()) return;
      record(absence(options, facts.isNewTab === true));
      if (options.handOff && documentProperty('referrer') === '' && history.length === 1) tellOfHiding();
    }
  });
}

/** Why there is no referral, now that all addresses of the visit have been looked at. */
function absence({ params, handOff }: Options, isNewTab: boolean): CodeName {
  const landing = performance.getEntriesByType('navigation').map(({ name }) => name);
  if ([...landing, location.href].some((url) => isUnusable(url, params))) return 'referral-unusable';
  if (isNewTab) return handOff ? 'tabs-silent' : 'tabs-off';
  return readList('__selgeo_seen').length > 0 ? 'referral-gone' : 'no-referral';
}

/** Says by what a tab of the site may look like one whose address was typed. */
function tellOfHiding() {
  hidingPolicy().then(
    (policy) => {
      if (policy && !hasClick()) record('referrer-hidden', { policy });
    },
    // The server does not say.
    () => {},
  );
}

const isSaid = (wanted: CodeName) => readLog().some(({ name }) => name === wanted);

const PROBE = '__selgeo_probe';
const KEYS = ['__selgeo_cid', '__selgeo_parked'] as const;

/** Whether the tab's storage takes a value, and has those that the snippet holds. Leaves it as it was. */
function storageWorks(): boolean {
  try {
    sessionStorage.setItem(PROBE, '1');
    sessionStorage.removeItem(PROBE);
    return KEYS.every((key) => (readItem(key) ?? null) === sessionStorage.getItem(key));
  } catch {
    return false;
  }
}
