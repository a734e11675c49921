import { fail, pass, type Question } from '../check.ts';
import type { Exchange, Facts } from '../facts.ts';
import { isBlocked } from '../is-blocked.ts';
import { mainTag } from '../tag.ts';

export const script: Question = {
  id: 'script',
  title: 'The script loads',
  judge: (facts) => {
    const tag = mainTag(facts.view?.tags);
    if (facts.view?.version) return pass(`Version ${facts.view.version} runs.`);
    if (!tag?.src) return fail('script-not-loaded', 'The tag has no address.');
    const { src, hasIntegrity, outcome } = tag;
    const request = facts.scripts.findLast(({ url }) => url === src);
    if (isForbidden(facts, src) || request?.error === 'csp') {
      return fail(
        'policy-forbids-script',
        '',
        `Add ${new URL(src).origin} to script-src, or the nonce of the policy to the tag.`,
      );
    }
    if (isBlocked(request?.error)) return fail('blocked', `The browser says ${request?.error}.`);
    if ((request?.status ?? 0) >= 400)
      return fail('script-not-loaded', `Its server has answered ${request?.status}.`);
    if (outcome === 'load') return served(request);
    if (request?.error) return fail('script-not-loaded', `The browser says ${request.error}.`);
    if (outcome === 'error' && hasIntegrity)
      return fail('script-not-loaded', 'Its integrity is that of another file.', PIN);
    if (outcome === 'error') return fail('script-not-loaded', 'The browser has refused it.');
    return fail('script-not-loaded', 'Its server has not answered in time.');
  },
};

const PIN = 'Take the hash from integrity.json of the very version that you serve, or leave integrity out.';

function served(request: Exchange | undefined) {
  const type = request?.contentType ?? '';
  // Servers of single-page applications answer everything with their page.
  if (/html/.test(type))
    return fail('script-not-loaded', `What comes from there is no script, but ${type.split(';')[0]}.`);
  return pass('It has been loaded.');
}

function isForbidden({ view }: Facts, src: string): boolean {
  const violations = view?.violations ?? [];
  // A policy without script-src falls back to others; the browser names the one that would be the most exact.
  return violations.some(({ directive, address }) => directive.startsWith('script-src') && address === src);
}

export const published: Question = {
  id: 'global',
  title: 'window.__selgeo is its own',
  judge: ({ view }) =>
    view?.published === 'snippet'
      ? pass('It has all that the snippet offers.')
      : fail(
          'global-taken',
          view?.published === 'nothing' ? 'It holds nothing.' : 'It holds something else.',
        ),
};
