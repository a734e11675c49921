import { CODES } from '../../debug/codes.ts';
import { originOf } from '../../origin-of.ts';
import { fail, pass, type Question, skip, warn } from '../check.ts';
import type { Exchange, Facts } from '../facts.ts';
import { isBlocked } from '../is-blocked.ts';
import { plainUrl } from '../plain-url.ts';
import { mainTag, optionsOf, rawOptions } from '../tag.ts';

export const opens: Question = {
  id: 'page',
  title: 'The page opens',
  judge: ({ opening: { status = 0, error }, view }) => {
    if (error) return fail('SG84', `The browser says ${error}.`);
    if (status >= 400) return fail('SG84', `The server has answered ${status}.`);
    if (!view) return fail('SG84', 'It lets nobody look: its own code may be busy without end.');
    return pass(`${plainUrl(view.address)} has answered${status ? ` ${status}` : ''}.`);
  },
};

export const tag: Question = {
  id: 'tag',
  title: 'The tag is on the page',
  judge: ({ view, opening }) => {
    const [first, second] = view?.tags ?? [];
    if (!first && view?.published === 'snippet') return pass('No tag, but init of the npm package.');
    if (!first) {
      return fail('SG81', 'Where it comes only after consent, nobody has consented here.');
    }
    if (second) return warn('SG04', 'The tag is there more than once.');
    const place = opening.hasTag ? 'in the HTML of the page' : 'put there by other code of the page';
    return pass(`${first.src ? plainUrl(first.src) : 'A tag without an address'}, ${place}.`);
  },
};

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
      return fail('SG02', 'What stands there looks like a secret key.', SECRET);
    }
    return fail('SG02', merchant ? 'What stands there is no such key.' : 'There is no data-merchant.');
  },
};

const SECRET = `Revoke it in the dashboard, because everybody can read it here. ${CODES.SG02.advice}`;

/** What an attribute may hold; without an entry, anything. */
const ALLOWED: Readonly<Record<string, (value: string) => boolean>> = {
  apiUrl: (value) => originOf(value) !== undefined,
  attribution: (value) => value === 'first' || value === 'last',
  tabs: (value) => value === 'on' || value === 'off',
  contentType: (value) => value === 'text/plain' || value === 'application/json',
  param: (value) => /[^\s,]/.test(value),
};

export const options: Question = {
  id: 'options',
  title: 'The options are sound',
  judge: ({ view }) => {
    const { data = {} } = mainTag(view?.tags) ?? {};
    const wrong = Object.keys(ALLOWED).filter((name) => !ALLOWED[name]?.(data[name] ?? 'on') && name in data);
    if (wrong.length === 0) return pass('Each attribute has a value that it may have.');
    const names = wrong.map(
      (name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
    return warn('SG03', `See ${names.join(', ')}.`);
  },
};

export const script: Question = {
  id: 'script',
  title: 'The script loads',
  judge: (facts) => {
    const tag = mainTag(facts.view?.tags);
    if (facts.view?.version) return pass(`Version ${facts.view.version} runs.`);
    if (!tag?.src) return fail('SG82', 'The tag has no address.');
    const { src, hasIntegrity, outcome } = tag;
    const request = facts.scripts.findLast(({ url }) => url === src);
    if (isForbidden(facts, src) || request?.error === 'csp') {
      return fail(
        'SG75',
        '',
        `Add ${new URL(src).origin} to script-src, or the nonce of the policy to the tag.`,
      );
    }
    if (isBlocked(request?.error)) return fail('SG72', `The browser says ${request?.error}.`);
    if ((request?.status ?? 0) >= 400) return fail('SG82', `Its server has answered ${request?.status}.`);
    if (outcome === 'load') return served(request);
    if (request?.error) return fail('SG82', `The browser says ${request.error}.`);
    if (outcome === 'error' && hasIntegrity)
      return fail('SG82', 'Its integrity is that of another file.', PIN);
    if (outcome === 'error') return fail('SG82', 'The browser has refused it.');
    return fail('SG82', 'Its server has not answered in time.');
  },
};

const PIN = 'Take the hash from integrity.json of the very version that you serve, or leave integrity out.';

function served(request: Exchange | undefined) {
  const type = request?.contentType ?? '';
  // Servers of single-page applications answer everything with their page.
  if (/html/.test(type))
    return fail('SG82', `What comes from there is no script, but ${type.split(';')[0]}.`);
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
      : fail('SG83', view?.published === 'nothing' ? 'It holds nothing.' : 'It holds something else.'),
};
