import { uuidOf } from '../../agreed/uuid-of.ts';
import { columnsOf } from '../../diagnosis/codes.ts';
import { explain } from '../../diagnosis/explain.ts';
import { fail, pass, type Question, skip, warn } from '../check.ts';
import type { Carrier } from '../facts.ts';
import { optionsOf } from '../tag.ts';
import { isHeldBack } from './consent.ts';
import { referralOf } from './referral.ts';

export const storage: Question = {
  id: 'storage',
  title: 'The tab keeps the click ID',
  judge: ({ view, attempts }) => {
    const stored = view?.storedClickId;
    if (!view?.hasStorage) return fail('storage-off', 'The browser refuses the storage to this page.');
    if (stored && !uuidOf(stored)) return fail('stored-id-malformed');
    if (!attempts.at(-1)?.clickId) return skip('Not judged: there is no click ID.');
    if (stored && !attempts.some(({ clickId }) => clickId === stored))
      return fail('storage-off', 'It keeps another one than the API has answered.');
    return stored
      ? pass('It is in sessionStorage.__selgeo_cid.')
      : fail('storage-off', 'It has not been stored.');
  },
};

export const newTabs: Question = {
  id: 'tabs',
  title: 'New tabs get the click',
  judge: ({ view }) => {
    const { handOff } = optionsOf(view);
    const links = `${view?.newTabLinks} of its links open a new tab of the site.`;
    if (handOff || !view?.newTabLinks)
      return pass(view?.newTabLinks ? links : 'No link opens a new tab of the site.');
    return warn('tabs-off', links, 'Remove data-tabs, or target="_blank" from the links.');
  },
};

export const carries: Question = {
  id: 'carriers',
  title: 'Something carries the click ID',
  judge: ({ view }) => {
    const all = view?.carriers ?? [];
    const willing = all.filter(isWilling);
    // A form that has not opted in is nothing unusual; the others want to sell something.
    const left = all.filter((carrier) => !isWilling(carrier) && carrier.name !== 'form-not-opted-in');
    const [first] = willing;
    if (first) {
      const kinds = [...new Set(willing.map(({ kind }) => kind.replace('-', ' ')))].join(', ');
      return pass(`${willing.length} would: ${kinds}.${leftAlone(left)}`, first.name);
    }
    if (view?.asked.ever) return pass('The code of the page asks for it.');
    const [odd] = left;
    return odd ? warn(odd.name, `See ${odd.selector}.`) : warn('nothing-carries');
  },
};

const isWilling = ({ name }: Carrier) => columnsOf(name).carries !== undefined;

function leftAlone(carriers: readonly Carrier[]): string {
  if (carriers.length === 0) return '';
  const words = carriers.slice(0, 5).map(({ name, selector }) => `${selector} (${explain(name).code})`);
  return ` ${carriers.length} would not: ${words.join(', ')}.`;
}

export const onTime: Question = {
  id: 'early',
  title: 'The page asks for it in time',
  judge: (facts) => {
    const { early = 0, ever = 0, nobody = 0, waits = 0 } = facts.view?.asked ?? {};
    if (facts.hasFailedWithoutIt)
      return fail('asked-too-early', 'Its code has failed, because the snippet was not there yet.');
    if (referralOf(facts) === undefined) return skip('Not judged: there is no referral.');
    if (isHeldBack(facts)) return skip('Not judged: the click is held back.');
    const times = early + nobody;
    // Who asks again later, or waits, has asked early for a good reason.
    if (times === 0 || ever > early || waits > 0)
      return pass(
        times === 0 ? 'It has not asked too early.' : 'It has asked early, and again or with ready().',
      );
    return warn('asked-too-early', times === 1 ? 'It has asked once.' : `It has asked ${times} times.`);
  },
};
