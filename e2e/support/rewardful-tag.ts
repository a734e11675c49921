import type { Sandbox } from '../../sandbox/start.ts';
import { block } from '../../test/readme/block.ts';

const tag = block('docs/rewardful.md', 'html', 1);
const ajax = block('docs/rewardful.md', 'html', 2);
const form = block('docs/rewardful.md', 'html', 3);

/** The script lines of docs/rewardful.md, pointed at the sandbox. `attributes` are added. */
export function rewardfulTag({ origins }: Sandbox, attributes = ''): string {
  const origin = origins.attribution;
  return tag
    .replace('https://cdn.selgeo.com', origin)
    .replace('data-rewardful', `data-api-url='${origin}' ${attributes} data-rewardful`);
}

/** The two ways of docs/rewardful.md to pass the referral to the server: each is a page that sells something. */
export const REWARDFUL_CHECKOUTS = {
  AJAX: { html: ajax, button: '#buy' },
  'the hidden input': { html: form, button: 'form button' },
};
