import { quietly } from './browser/quietly.ts';
import { publishRewardful } from './rewardful/api.ts';
import { carryIntoForms } from './rewardful/forms.ts';
import { readRewardfulTag } from './rewardful/tag.ts';
import { init } from './visit/init.ts';

// The whole snippet, for pages that were written for Rewardful: docs/rewardful.md says what they may rely on.
quietly(() => {
  const selgeo = init(readRewardfulTag());
  publishRewardful(selgeo);
  carryIntoForms(selgeo);
});
