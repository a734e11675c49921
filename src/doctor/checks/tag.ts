import { plainUrl } from '../../diagnosis/plain-url.ts';
import { fail, pass, type Question, warn } from '../check.ts';

export const opens: Question = {
  id: 'page',
  title: 'The page opens',
  judge: ({ opening: { status = 0, error }, view }) => {
    if (error) return fail('page-not-opened', `The browser says ${error}.`);
    if (status >= 400) return fail('page-not-opened', `The server has answered ${status}.`);
    if (!view) return fail('page-not-opened', 'It lets nobody look: its own code may be busy without end.');
    return pass(`${plainUrl(view.address)} has answered${status ? ` ${status}` : ''}.`);
  },
};

export const tag: Question = {
  id: 'tag',
  title: 'The tag is on the page',
  judge: ({ view, opening, isUnagreed }) => {
    const [first, second] = view?.tags ?? [];
    if (!first && view?.published === 'snippet') return pass('No tag, but init of the npm package.');
    if (!first && isUnagreed)
      return warn('no-tag', 'Where it comes only after consent, that is as it should be.');
    if (!first) {
      return fail('no-tag', 'Where it comes only after consent, nobody has consented here.');
    }
    if (second) return warn('already-running', 'The tag is there more than once.');
    const place = opening.hasTag ? 'in the HTML of the page' : 'put there by other code of the page';
    return pass(`${first.src ? plainUrl(first.src) : 'A tag without an address'}, ${place}.`);
  },
};
