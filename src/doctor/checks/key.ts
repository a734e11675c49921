import { attributeName } from '../../diagnosis/attribute-name.ts';
import { CODES } from '../../diagnosis/codes.ts';
import { optionProblems } from '../../diagnosis/option-problems.ts';
import { fail, pass, type Question, skip, warn } from '../check.ts';
import { mainTag, optionsOf, rawOptions } from '../tag.ts';

export const key: Question = {
  id: 'key',
  title: 'The merchant key is valid',
  judge: ({ view, attempts }) => {
    const tag = mainTag(view?.tags);
    const merchantKey = tag ? optionsOf(view).merchantKey : attempts[0]?.merchantKey;
    if (merchantKey) return pass(`A ${merchantKey.startsWith('pk_live') ? 'live' : 'test'} key.`);
    if (!tag) return skip('init has the key; only a click shows it.');
    const { merchant } = rawOptions(tag.data);
    // Not printed: what stands there may be anything.
    if (merchant?.startsWith('sk_')) {
      return fail('key-missing', 'What stands there looks like a secret key.', SECRET);
    }
    return fail('key-missing', merchant ? 'What stands there is no such key.' : 'There is no data-merchant.');
  },
};

const SECRET = `Revoke it in the dashboard, because everybody can read it here. ${CODES['key-missing'].advice}`;

export const options: Question = {
  id: 'options',
  title: 'The options are sound',
  judge: ({ view }) => {
    const tag = mainTag(view?.tags);
    if (!tag) return skip('init has the options; the debug mode judges them.');
    const wrong = optionProblems(tag.data);
    if (wrong.length === 0) return pass('Each attribute has a value that it may have.');
    return warn('option-unsound', `See ${wrong.map(attributeName).join(', ')}.`);
  },
};
