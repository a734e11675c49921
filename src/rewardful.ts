import { publishRewardful } from './rewardful/api.ts';
import { carryIntoForms } from './rewardful/forms.ts';
import { readRewardfulTag } from './rewardful/tag.ts';
import { startFromTag } from './visit/start-from-tag.ts';

// The whole snippet, for pages that were written for Rewardful: docs/rewardful.md says what they may rely on. Rewardful's
// own tag, with a key of theirs, may still be on the page.
startFromTag('script[data-rewardful^="pk_"],script[data-merchant]', '../selgeo-debug.js', (start, data) => {
  const selgeo = start(readRewardfulTag(data));
  publishRewardful(selgeo);
  carryIntoForms(selgeo);
});
